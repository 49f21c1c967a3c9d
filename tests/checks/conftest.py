from tests.tiny_library import tiny

__all__ = ["tiny"]
