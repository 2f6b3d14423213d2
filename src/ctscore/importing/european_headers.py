"""Headers of French, Spanish, Portuguese and German tables, folded: whole ones, none a part of another's.

Words that Vietnamese or English has as well (“Action”, “Score”, “Maximum”) are not repeated here.
"""

import re

GENERAL = (
    r"domaines?|volets?|axes?|rubriques?|thematiques?|composantes?|categorie|dimensions?"
    r"|dominios?|ambitos?|areas?|componentes?|categoria"
)
"""Words of what criteria belong to."""
_OF_ACTIONS = (
    r"correctives?|prevues?|proposees?|recommandees?|a (mener|prendre|entreprendre)"
    r"|d['’] ?amelioration|correctivas?|previstas?|propuestas?|propostas?|de (mejora|melhoria)"
)
_OF_POINTS = r"(obtenue?|attribuee?|finale?|donnee?|obtenid[oa]|obtid[oa]|alcanzad[oa])s?"
_POINTS = r"(points?|notes?|score|cotation|cotes?|puntos|puntaje|puntuacion|pontos|pontuacao|nota)"
_MOST = r"(maxim(al|um|o|a)e?s?|max\.?|possibles?|attribuables?|posibles?|possive(l|is))"
WORDS: tuple[tuple[str, str], ...] = (
    ("number", r"n[°ºo]|n\.[°ºo]|nr\.?|lfd\.? nr\.?|num\.?|numeros?|n[°ºo] d['’]ordre|ordre"),
    ("max", rf"bareme|{_POINTS} {_MOST}|total possible|sur (20|10|100)"),
    ("max", r"max(imale|\.)? ?(punkt(e|zahl)|note)|hochst(e )?punkt(e|zahl)|mogliche punkte"),
    ("achieved", r"((erreichte|erzielte|vergebene|ist-?) ?)?punkt(e|zahl|estand)|punkte (erreicht|ist)"),
    ("claimed", r"selbst(bewertung|einschatzung)"),
    ("name", r"kriteri(um|en)|merkmal|indikator(en)?|bewertungskriteri(um|en)"),
    ("leads", r"verantwortlich(e[rn]?)?|zustandig(e[rn]?)?|zustandigkeit|wer"),
    ("note", r"bemerkung(en)?|anmerkung(en)?|kommentare?"),
    ("weighted", r"(points?|note|score|resultat) ponderee?s?|(puntaje|pontuacao|nota) ponderad[oa]"),
    ("claimed", r"auto-?evaluation|note d['’]auto-?evaluation|auto-?evaluacion|auto-?avaliacao"),
    ("achieved", rf"{_POINTS} {_OF_POINTS}|cotation|puntaje|puntuacion|puntos|pontuacao|pontos|nota"),
    ("name", r"criteres?( d['’]evaluation)?|indicateurs?|libelle|intitule|indicador(es)?|criterios?|questao"),
    ("name", rf"{GENERAL}"),
    ("leads", r"(personnes?|structures?|services?|entites?)? ?responsables?( .*)?|porteurs?|pilotes?"),
    ("leads", r"chefs? de file|charge ?\(?e?\)? de .*|encargad[oa]|responsave(l|is)( .*)?"),
    ("helpers", r"partenaires?|structures? d['’]appui|appui|en appui"),
    ("task", rf"(actions?|mesures?|acciones|accion|acoes|acao|medidas?)( ({_OF_ACTIONS}))?"),
    ("task", r"taches?|plan d['’]actions?|recommandations?|tareas?|tarefas?|plan de accion"),
    ("task", r"a faire|que faire|por hacer|ma(ss|ß)nahmen?|aufgaben?"),
    ("timing", r"echeances?|delais?|dates? limites?|date d['’]echeance|date prevue|calendrier|plazos?"),
    ("timing", r"(fecha|data) (limite|prevista|objetivo|meta|final)|date (cible|butoir|visee)|prazos?|quand"),
    ("timing", r"pour (le|quand)|termine?|frist(en)?|bis( wann)?|falligkeit|zieltermin|zieldatum|stichtag"),
    ("product", r"livrables?|resultats? attendus?|produits?( attendus?)?|entregables?"),
    ("objective", r"objectifs?|objetivos?"),
    ("note", r"observations?|remarques?|commentaires?|constats?|observaciones|observacoes|comentarios?"),
)
"""What a column holds (`Role`), and the headers that say so."""
POINTS_OR_REMARK = "note"
"""“Note” is what French calls points, and English a remark."""
WEIGHTS = r"gewicht(ung)?|ponderations?|coefficients?|coef\.?|poids|ponderacion|ponderacao|pesos?"
LOST = r"verlorene punkte|abzug|points? perdus?|perte|ecart|puntos perdidos|pontos perdidos"
_SHARED = re.compile(r"actions?|dimensions?|observations?|areas?|ordre|cotation|calendrier")
"""Words among these that are English too, or that a row of English may have."""


def is_european(folded: str) -> bool:
    """Return whether a header is in one of these languages, and cannot be English."""
    known = any(re.fullmatch(words, folded) for _, words in WORDS) or re.fullmatch(WEIGHTS, folded)
    return bool(known) and not _SHARED.fullmatch(folded)
