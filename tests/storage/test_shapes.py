"""The steps between shapes are found without Alembic, and agree with it."""

from alembic.script import ScriptDirectory

from dsar_assistant.storage.migrating import STEPS, known_shapes, newest_shape


def test_the_newest_shape_is_alembics_head():
    assert newest_shape() == ScriptDirectory(str(STEPS)).get_current_head()


def test_every_step_is_named_after_its_shape():
    steps = ScriptDirectory(str(STEPS)).walk_revisions()
    assert {step.revision for step in steps} == set(known_shapes())
