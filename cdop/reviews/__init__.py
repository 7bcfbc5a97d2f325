"""What the panel agreed: findings, category, modifiability, learning."""
