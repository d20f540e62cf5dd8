"""Which other documents a text cites, where, and what is known of them."""
