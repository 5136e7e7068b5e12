"""暖窗 Nuanchuang: a traffic-police service hall runs its day on it."""

__version__ = "0.1.0"
