"""The one expression language: of conditions, rules, derived facts and fill-ins.

``parse`` reads it, ``check`` compares it with what the questionnaire asks, ``Expression.evaluate`` works it out and
``explain`` says it in English. Import from the modules.
"""
