"""A view becomes a slide, and a slide becomes a file."""
