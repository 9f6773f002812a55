"""OVERWRITTEN BY MISTAKE at 00:27 by the helper testing the way in: whoever wrote this file, please write it again."""
