"""Invented exports, one or more for each kind of evidence, in the shape of the real ones."""

import io
import json
import zipfile

from tests.finding.bank_files import STATEMENTS
from tests.finding.browser_files import (
    APRIL_2019,
    BANK,
    CHROME,
    CHROME_LOGINS,
    FIREFOX,
    MARCH_2016,
    MILLION,
    SAFARI,
    SHOP,
    made,
)
from tests.finding.consent_files import CONSENT, COOKIES, GVL, PROVIDERS
from tests.finding.platform_files import (
    ACTIVITY,
    ACTIVITY_PAGE,
    ADVERTISERS,
    APPS,
    BREACHES,
    INSTAGRAM,
    INSTALLS,
    META_PAGE,
    OFF_META_2026,
    OFF_META_OLD,
    PURCHASES,
    UPLOADERS_OLD,
)

CANARY = "hunter2-CANARY"
VAULT = "v" * 40


def as_json(value: object) -> bytes:
    """Write JSON as most exports do."""
    return json.dumps(value, indent=2).encode()


def zipped(**members: bytes) -> bytes:
    """Make a ZIP; names with two underscores for a dot."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name.replace("__", "."), content)
    return packed.getvalue()


BITWARDEN = {
    "encrypted": False,
    "folders": [{"id": "f", "name": "Shops"}],
    "items": [
        {
            "type": 1,
            "name": "Shop",
            "notes": CANARY,
            "login": {
                "uris": [{"match": None, "uri": "https://shop.example/in"}],
                "username": "rowan",
                "password": CANARY,
                "totp": CANARY,
            },
            "fields": [{"name": "pin", "value": CANARY}],
            "passwordHistory": [{"password": CANARY}],
            "creationDate": "2016-03-01T10:00:00.000Z",
            "revisionDate": "2019-04-11T10:00:00.000Z",
        },
        {"type": 2, "name": "A note", "notes": CANARY},
    ],
}
ONE_PASSWORD = {
    "accounts": [
        {
            "attrs": {"accountName": "Rowan", "email": "rowan@mailbox.example"},
            "vaults": [
                {
                    "attrs": {"uuid": "x"},
                    "items": [
                        {
                            "createdAt": 1456833600,
                            "updatedAt": 1554940800,
                            "categoryUuid": "001",
                            "details": {"loginFields": [{"value": CANARY}]},
                            "overview": {
                                "title": "Shop",
                                "url": "https://shop.example/in",
                                "urls": [{"label": "in", "url": "https://shop.example/in"}],
                            },
                        },
                        {"categoryUuid": "003", "overview": {"title": "A note"}},
                    ],
                }
            ],
        }
    ]
}
PROTON = {
    "version": "1.30.0",
    "userId": "u==",
    "encrypted": False,
    "vaults": {
        VAULT: {
            "name": "Personal",
            "items": [
                {
                    "itemId": "i",
                    "data": {
                        "metadata": {"name": "Shop", "note": CANARY},
                        "type": "login",
                        "content": {
                            "itemEmail": "rowan@mailbox.example",
                            "password": CANARY,
                            "urls": ["https://shop.example/in"],
                            "totpUri": CANARY,
                        },
                    },
                    "createTime": 1456833600,
                    "modifyTime": 1554940800,
                },
                {"data": {"type": "note", "content": {"urls": ["https://note.example"]}}},
            ],
        }
    },
}
FIREFOX_LOGINS = {
    "nextId": 2,
    "logins": [
        {
            "id": 1,
            "hostname": "https://shop.example",
            "encryptedUsername": CANARY,
            "encryptedPassword": CANARY,
            "timeCreated": 1456833600000,
            "timeLastUsed": 1554940800000,
        }
    ],
}
KEEPASS = f"""<?xml version="1.0" encoding="utf-8" standalone="yes"?>
<KeePassFile><Meta><Generator>KeePass</Generator></Meta><Root><Group><Name>Shops</Name>
<Entry><Times><CreationTime>2016-03-01T10:00:00Z</CreationTime>
<LastModificationTime>2019-04-11T10:00:00Z</LastModificationTime></Times>
<String><Key>Notes</Key><Value>{CANARY}</Value></String>
<String><Key>Password</Key><Value ProtectInMemory="True">{CANARY}</Value></String>
<String><Key>Title</Key><Value>Shop</Value></String>
<String><Key>URL</Key><Value>https://shop.example/in</Value></String>
<History><Entry><String><Key>URL</Key><Value>https://old.example</Value></String></Entry></History>
</Entry></Group></Root></KeePassFile>
""".encode()
KEEPASS_1 = f"""<?xml version="1.0" encoding="utf-8" standalone="yes"?>
<pwlist><pwentry><group>Shops</group><title>Shop</title><username>rowan</username>
<url>https://shop.example/in</url><password>{CANARY}</password><notes>{CANARY}</notes>
<creationtime>2016-03-01T10:00:00</creationtime><lastmodtime>2019-04-11T10:00:00</lastmodtime>
</pwentry></pwlist>
""".encode()
CSV = f"name,url,username,password,note\nShop,https://shop.example/in,rowan,{CANARY},x\n".encode()

CHROME_BOOKMARKS = {
    "checksum": "c",
    "roots": {
        "bookmark_bar": {
            "type": "folder",
            "children": [
                {"type": "url", "url": SHOP, "date_added": "13101307200000000", "name": "Shop"},
                {
                    "type": "folder",
                    "children": [
                        {"type": "url", "url": BANK, "date_added": "13101307200000000"},
                        {"type": "url", "url": "javascript:void(0)", "date_added": "x"},
                    ],
                },
            ],
        },
        "other": {"type": "folder", "children": []},
        "synced": {"type": "folder", "children": []},
    },
    "version": 1,
}
FIREFOX_BOOKMARKS = {
    "guid": "root________",
    "type": "text/x-moz-place-container",
    "children": [
        {
            "guid": "menu________",
            "title": "Shops",
            "dateAdded": 1,
            "children": [
                {"title": "Shop", "uri": SHOP, "dateAdded": MARCH_2016 * 1_000_000},
                {"children": [{"uri": BANK, "dateAdded": MARCH_2016 * 1_000_000}]},
                {"uri": "place:sort=8", "dateAdded": "x"},
            ],
        },
        {"guid": "toolbar_____", "children": []},
    ],
}
HTML_BOOKMARKS = f"""<!DOCTYPE NETSCAPE-Bookmark-file-1>
<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=UTF-8">
<TITLE>Bookmarks</TITLE>
<DL><p>
    <DT><H3>Shops</H3>
    <DL><p>
        <DT><A HREF="{SHOP}" ADD_DATE="{MARCH_2016}" ICON="data:image/png;base64,AAAA">Shop</A>
    </DL><p>
    <DT><A HREF="{BANK}" ADD_DATE="{MARCH_2016}">Bank</A>
</DL><p>
""".encode()
SAFARI_HISTORY = {
    "metadata": {"browser_name": "Safari", "data_type": "history", "schema_version": 1},
    "history": [
        {"url": SHOP, "title": "Shop", "time_usec": APRIL_2019 * MILLION, "visits_count": 2}
    ],
}
TAKEOUT_HISTORY = {
    "Browser History": [
        {
            "favicon_url": "https://picture.example/i",
            "page_transition": "LINK",
            "title": "Shop",
            "url": SHOP,
            "time_usec": APRIL_2019 * MILLION,
            "client_id": "x",
        }
    ],
    "Session": [{"url": "https://other.example"}],
}

# Kind of reader to an export of it in which shop.example has one saved login.
LOGINS = {
    "passwords-csv": CSV,
    "passwords-bitwarden": as_json(BITWARDEN),
    "passwords-1password": as_json(ONE_PASSWORD),
    "passwords-proton": as_json(PROTON),
    "passwords-firefox": as_json(FIREFOX_LOGINS),
    "passwords-keepass-xml": KEEPASS,
    "passwords-keepass-xml:1": KEEPASS_1,
}
# Kind of reader, with a note behind a colon where there are several, to an export.
EXPORTS = {
    **LOGINS,
    **STATEMENTS,
    "browser-history": made(FIREFOX),
    "browser-history:chrome": made(CHROME),
    "browser-history:safari": made(SAFARI),
    "browser-history:logins": made(CHROME_LOGINS),
    "meta-export": as_json(OFF_META_OLD),
    "meta-export:2026": as_json(OFF_META_2026),
    "meta-export:advertisers": as_json(ADVERTISERS),
    "meta-export:instagram": as_json(INSTAGRAM),
    "meta-export:uploaders": as_json(UPLOADERS_OLD),
    "meta-export:apps": as_json(APPS),
    "meta-html": META_PAGE,
    "google-activity": as_json(ACTIVITY),
    "google-activity:page": ACTIVITY_PAGE,
    "google-play": as_json(INSTALLS),
    "google-play:bought": as_json(PURCHASES),
    "breaches": as_json(BREACHES),
    "cookies": COOKIES,
    "cookies:consent": CONSENT.encode(),
    "cookies:vendors": as_json(GVL),
    "cookies:providers": PROVIDERS,
    "outlook-pst": b"!BDN" + b"\x00" * 600,
    "outlook-msg": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "__substg1.0_".encode("utf-16-le"),
    "bookmarks-chrome": as_json(CHROME_BOOKMARKS),
    "bookmarks-firefox": as_json(FIREFOX_BOOKMARKS),
    "bookmarks-html": HTML_BOOKMARKS,
    "history-json": as_json(SAFARI_HISTORY),
    "history-json:takeout": as_json(TAKEOUT_HISTORY),
    "passwords-locked": b"\x03\xd9\xa2\x9a\x67\xfb\x4b\xb5" + b"\x00" * 100,
}
