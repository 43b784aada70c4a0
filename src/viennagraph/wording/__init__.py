"""English as these documents write it: ordinals, dates, names made into slugs, symbols."""
