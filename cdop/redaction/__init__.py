"""Finding what may tell who a child was in a text that is to be published. Pure: knows no case, no page, no Django."""
