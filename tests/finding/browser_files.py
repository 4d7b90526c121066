"""Invented browser histories, as the browsers themselves keep them."""

import sqlite3
from collections.abc import Iterable

MARCH_2016, APRIL_2019 = 1_456_833_600, 1_554_940_800  # 1 March 2016, 11 April 2019
FROM_1601, FROM_2001 = 11_644_473_600, 978_307_200
MILLION = 1_000_000
SHOP, BANK = "https://www.shop.example/in?x=1", "https://bank.example/"
Statement = tuple[str, tuple[object, ...]]

FIREFOX: tuple[Statement, ...] = (
    (
        (
            "CREATE TABLE moz_places (id INTEGER PRIMARY KEY, url TEXT, title TEXT, visit_count"
            " INTEGER, hidden INTEGER, last_visit_date INTEGER)"
        ),
        (),
    ),
    (
        (
            "CREATE TABLE moz_historyvisits (id INTEGER PRIMARY KEY, place_id INTEGER, visit_date"
            " INTEGER)"
        ),
        (),
    ),
    (
        (
            "CREATE TABLE moz_bookmarks (id INTEGER PRIMARY KEY, type INTEGER, fk INTEGER,"
            " dateAdded INTEGER)"
        ),
        (),
    ),
    ("INSERT INTO moz_places VALUES (1, ?, 'S3cret', 2, 0, ?)", (SHOP, APRIL_2019 * MILLION)),
    ("INSERT INTO moz_places VALUES (2, ?, '', 0, 0, NULL)", (BANK,)),
    ("INSERT INTO moz_places VALUES (3, 'https://frame.example/', '', 9, 1, NULL)", ()),
    ("INSERT INTO moz_historyvisits VALUES (1, 1, ?)", (MARCH_2016 * MILLION,)),
    ("INSERT INTO moz_historyvisits VALUES (2, 1, ?)", (APRIL_2019 * MILLION,)),
    ("INSERT INTO moz_bookmarks VALUES (1, 2, NULL, 0)", ()),
    ("INSERT INTO moz_bookmarks VALUES (2, 1, 2, ?)", (MARCH_2016 * MILLION,)),
)
CHROME: tuple[Statement, ...] = (
    (
        (
            "CREATE TABLE urls (id INTEGER PRIMARY KEY, url TEXT, title TEXT, visit_count INTEGER,"
            " last_visit_time INTEGER, hidden INTEGER)"
        ),
        (),
    ),
    ("CREATE TABLE visits (id INTEGER PRIMARY KEY, url INTEGER, visit_time INTEGER)", ()),
    (
        "INSERT INTO urls VALUES (1, ?, 'S3cret', 2, ?, 0)",
        (SHOP, (APRIL_2019 + FROM_1601) * MILLION),
    ),
    ("INSERT INTO visits VALUES (1, 1, ?)", ((MARCH_2016 + FROM_1601) * MILLION,)),
)
SAFARI: tuple[Statement, ...] = (
    (
        "CREATE TABLE history_items (id INTEGER PRIMARY KEY, url TEXT, visit_count INTEGER)",
        (),
    ),
    (
        (
            "CREATE TABLE history_visits (id INTEGER PRIMARY KEY, history_item INTEGER, visit_time"
            " REAL)"
        ),
        (),
    ),
    ("INSERT INTO history_items VALUES (1, ?, 2)", (SHOP,)),
    ("INSERT INTO history_visits VALUES (1, 1, ?)", (MARCH_2016 - FROM_2001 + 0.5,)),
    ("INSERT INTO history_visits VALUES (2, 1, ?)", (APRIL_2019 - FROM_2001 + 0.5,)),
)
CHROME_LOGINS: tuple[Statement, ...] = (
    (
        (
            "CREATE TABLE logins (origin_url TEXT, username_value TEXT, password_value BLOB,"
            " date_created INTEGER, blacklisted_by_user INTEGER)"
        ),
        (),
    ),
    ("CREATE TABLE stats (origin_domain TEXT)", ()),
    (
        "INSERT INTO logins VALUES (?, 'rowan', 'hunter2-CANARY', ?, 0)",
        (SHOP, (MARCH_2016 + FROM_1601) * MILLION),
    ),
    ("INSERT INTO logins VALUES ('https://never.example', '', '', 0, 1)", ()),
)


def made(statements: Iterable[Statement]) -> bytes:
    """Make an SQLite file."""
    connection = sqlite3.connect(":memory:")
    for text, values in statements:
        connection.execute(text, values)
    connection.commit()
    content = connection.serialize()
    connection.close()
    return content
