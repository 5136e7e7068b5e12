"""What people see: one folder a surface."""
