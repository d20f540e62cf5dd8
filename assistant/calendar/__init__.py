"""From duties to dates: when they are due, and the forms in which they leave."""
