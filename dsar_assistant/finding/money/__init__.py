"""Payments: whom the person paid, how regularly, and nothing of how much.

For: telling the payee in what a bank writes, counting payments, regular ones apart.
May live here: the shapes of statements, days as banks write them, the column mapper.
May not: looking at an amount or a balance, keeping payments between private people.
"""
