"""docgen drafts agreeing sets of governing documents from a clause library."""
