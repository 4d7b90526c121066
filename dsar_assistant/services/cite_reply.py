"""Ask an organisation because a reply names it, and keep which reply that was."""

from collections.abc import Iterable, Mapping

from dsar_assistant.domain.reply import NamedOrganisation, NamedRole
from dsar_assistant.domain.request import FactKind, Request
from dsar_assistant.domain.text import day_in_words
from dsar_assistant.services.chain_picture import YOU, ChainEdge, ChainNode, ChainPicture

# With the slash they are no field of this letter, and stay when its form is saved.
_CITED, _ROLE, _WORDS = "what_made_you_ask", "told/role", "told/words"
_TOLD = {
    NamedRole.SOURCE: "told me that they had my data from you",
    NamedRole.RECIPIENT: "told me that you have had my data from them",
    NamedRole.MENTIONED: "named you",
}
_NODE_WORDS = "named in a reply to you"


def citing_answers(parent: Request, named: NamedOrganisation) -> Mapping[str, str]:
    """Fill in the next request: who named them, in which reply, in which words.

    What the reply says of them is kept beside it, for the picture of who told whom.
    """
    replies = parent.facts_of(FactKind.RESPONSE)
    when = f" of {day_in_words(replies[-1].on)}" if replies else ""
    name = parent.controller.display_name
    told = f"In their reply{when} to my own request, {name} {_TOLD[named.role]}."
    return {
        _CITED: f"{told} They wrote: “{named.text}”",
        _ROLE: named.role.value,
        _WORDS: named.text,
    }


def with_told_hops(picture: ChainPicture, requests: Iterable[Request]) -> ChainPicture:
    """Add to the picture what organisations told the person themselves.

    A request that was opened because a reply names its organisation shows one passing of data.
    """
    known = {one.id: one for one in requests}
    nodes = {node.id: node for node in picture.nodes}
    edges = list(picture.edges)
    for request in known.values():
        parent = known.get(request.parent_id or "")
        role = request.answers.get(_ROLE)
        if parent is None or role not in {NamedRole.SOURCE, NamedRole.RECIPIENT}:
            continue
        if parent.controller.id not in nodes:
            nodes[parent.controller.id] = _node(parent, 1)
            edges.append(_asked(parent))
        teller = nodes[parent.controller.id]
        named = nodes.setdefault(request.controller.id, _node(request, teller.level + 1))
        pair = (named.id, teller.id) if role == NamedRole.SOURCE else (teller.id, named.id)
        words = request.answers.get(_WORDS, "")
        years = str(request.opened_on.year)
        edges = [edge for edge in edges if (edge.sender, edge.recipient) != pair]
        edges.append(ChainEdge(*pair, words, years, "they-told"))
    nodes.setdefault(YOU, ChainNode(YOU, "You", "", is_you=True, level=0))
    return ChainPicture(tuple(nodes.values()), tuple(edges))


def _asked(request: Request) -> ChainEdge:
    years = str(request.opened_on.year)
    return ChainEdge(YOU, request.controller.id, "You wrote to them", years, "told")


def _node(request: Request, level: int) -> ChainNode:
    controller = request.controller
    name, sector = controller.display_name, controller.sector
    return ChainNode(controller.id, name, _NODE_WORDS, is_you=False, level=level, sector=sector)
