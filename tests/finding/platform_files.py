"""Invented exports of platforms, in the shapes in which they hand them out."""

from tests.finding.browser_files import APRIL_2019, MARCH_2016

CAFE = "Caf\u00c3\u00a9 Kiln"  # as Meta writes Café Kiln
OFF_META_OLD = {
    "off_facebook_activity_v2": [
        {
            "name": "lantern.example",
            "events": [
                {"id": 1, "type": "PAGE_VIEW", "timestamp": MARCH_2016},
                {"id": 1, "type": "PURCHASE", "timestamp": APRIL_2019},
            ],
        },
        {"name": CAFE, "events": []},
    ]
}
OFF_META_2026 = [
    {
        "title": "lantern.example",
        "fbid": "1",
        "media": [],
        "label_values": [
            {
                "label": "Events",
                "vec": [
                    {
                        "dict": [
                            {"label": "ID", "value": "1"},
                            {"label": "Event", "value": "PAGE_VIEW"},
                            {"label": "Received on", "timestamp_value": time},
                        ]
                    }
                    for time in (MARCH_2016, APRIL_2019)
                ],
            }
        ],
    },
    {
        "title": CAFE,
        "fbid": "2",
        "label_values": [
            {"label": "Events", "vec": [{"dict": [{"label": "Event", "value": "VIEW"}]}]}
        ],
    },
]
ADVERTISERS = {
    "custom_audiences_all_types_v2": [
        {
            "advertiser_name": CAFE,
            "has_data_file_custom_audience": True,
            "has_remarketing_custom_audience": False,
            "has_in_person_store_visit": False,
        },
        {
            "advertiser_name": "Lantern Energy",
            "has_data_file_custom_audience": False,
            "has_remarketing_custom_audience": True,
            "has_in_person_store_visit": False,
        },
        {"advertiser_name": "Nobody Ltd", "has_data_file_custom_audience": False},
    ]
}
INSTAGRAM = {"ig_custom_audiences_all_types": ADVERTISERS["custom_audiences_all_types_v2"]}
UPLOADERS_OLD = {"custom_audiences_v2": [CAFE, "Lantern Energy"]}
APPS = {
    "installed_apps_v2": [
        {
            "name": "Lantern Quiz",
            "added_timestamp": MARCH_2016,
            "user_app_scoped_id": "1",
            "category": "active",
            "removed_timestamp": 0,
        }
    ]
}
META_PAGE = b"""<html><head><title>Ads</title></head>
<body class="_5vb_ _2yq _a7o5"><div class="_a706">x</div></body></html>"""
ACTIVITY = [
    {
        "header": "Search",
        "title": "Visited Lantern",
        "titleUrl": "https://www.google.com/url?q=https://www.lantern.example/a%3Fb&usg=x",
        "time": "2016-03-01T12:00:00.000Z",
        "products": ["Search"],
    },
    {
        "header": "Search",
        "title": "Searched for S3cret",
        "titleUrl": "https://www.google.com/search?q=S3cret",
        "time": "2019-04-11T12:00:00Z",
        "products": ["Search"],
    },
    {
        "header": "Lantern Quiz",
        "title": "Used Lantern Quiz",
        "time": "2019-04-11T12:00:00.000Z",
        "products": ["Android"],
    },
]
ACTIVITY_PAGE = (
    b"<html><head><title>My Activity History</title></head><body>"
    b'<div>Visited <a href="https://www.google.com/url?q=https://www.lantern.example/a">x</a></div>'
    b'<div>Searched <a href="https://www.google.com/search?q=S3cret">S3cret</a></div></body></html>'
)
INSTALLS = [
    {
        "install": {
            "doc": {"documentType": "Android Apps", "title": "Lantern Quiz"},
            "firstInstallationTime": "2016-03-01T12:00:00.000Z",
            "deviceAttribute": {"model": "S3cret"},
            "lastUpdateTime": "2019-04-11T12:00:00.000Z",
        }
    }
]
PURCHASES = [
    {
        "purchaseHistory": {
            "invoicePrice": "\u00a37654.32",
            "paymentMethodTitle": "S3cret",
            "doc": {"documentType": "Android Apps", "title": "Lantern Quiz"},
            "purchaseTime": "2016-03-01T12:00:00.000Z",
        }
    }
]
BREACHES = [
    {
        "Name": "Lantern",
        "Title": "Lantern Energy",
        "Domain": "lantern.example",
        "BreachDate": "2016-03-01",
        "AddedDate": "2016-04-01T00:00:00Z",
        "ModifiedDate": "2016-04-01T00:00:00Z",
        "PwnCount": 12,
        "Description": "<a href='https://x.example'>S3cret</a>",
        "IsFabricated": False,
        "IsSpamList": False,
    },
    {
        "Name": "Collection",
        "Title": "Collection #1",
        "Domain": "",
        "BreachDate": "2019-01-07",
        "PwnCount": 12,
        "IsSpamList": True,
    },
    {"Name": "Combo", "Title": "Combo List", "Domain": "", "IsSpamList": False},
]
