"""The tests of l10n."""
