"""What if an exposure were rarer: published shares, published deaths, published relative risks. Knows no case."""
