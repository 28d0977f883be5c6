"""What is known of each language: its tags and names, and a pack of data for each."""
