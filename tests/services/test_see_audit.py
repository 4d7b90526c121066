import pytest
from sqlalchemy import text

TAMPERING = (
    "UPDATE audit SET action = 'person-viewed' WHERE number = 2",
    "UPDATE audit SET at = '2020-01-01 00:00:00.000000' WHERE number = 2",
    "UPDATE audit SET who = 'another' WHERE number = 2",
    "UPDATE audit SET object_id = 'x' WHERE number = 2",
    "DELETE FROM audit WHERE number = 2",
    "UPDATE audit SET number = CASE number WHEN 2 THEN 1000 ELSE 999 END WHERE number IN (2, 3)",
    "UPDATE audit SET chain = 'ff' WHERE number = 2",
)


@pytest.fixture
def busy(app, person):
    """A vault in which a few things were done."""
    for email in ("a@mailbox.example", "b@mailbox.example", "c@mailbox.example"):
        app.people.add(type(person)("", email, person.address))
    return app


def test_a_whole_log_is_called_whole_and_holds_no_content(busy):
    report = busy.audit.report()
    assert report.first_broken is None
    assert "4 entries" in report.verdict
    assert "Rowan" not in str(report)


@pytest.mark.parametrize("change", TAMPERING)
def test_a_change_from_outside_is_found_where_it_begins(busy, change):
    engine = busy.vault._keeper.opened().engine
    with engine.begin() as connection:
        for trigger in connection.execute(
            text("SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'audit'")
        ).scalars():
            connection.exec_driver_sql(f'DROP TRIGGER "{trigger}"')
        connection.execute(text(change))
    report = busy.audit.report()
    assert report.first_broken == 2
    assert "entry 2" in report.verdict


def test_a_log_cut_at_its_end_is_found(busy):
    engine = busy.vault._keeper.opened().engine
    with engine.begin() as connection:
        for trigger in connection.execute(
            text("SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'audit'")
        ).scalars():
            connection.exec_driver_sql(f'DROP TRIGGER "{trigger}"')
        connection.execute(text("DELETE FROM audit WHERE number > 2"))
    assert busy.audit.report().first_broken == 3
