"""Looking at the evidence, deciding by rules, and writing down what will be said."""
