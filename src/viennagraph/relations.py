"""The relations that a claim may state, by the names under which the ontology knows them.

The text side speaks of a relation by a member of `Relation`; `viennagraph.graph` expands its value
to an IRI.  Every value is declared in the ontology or in a vocabulary that it reuses: a test asks.
"""

from __future__ import annotations

from enum import StrEnum


class Relation(StrEnum):
    """A relation between two things, or between a thing and a value.

    >>> Relation.ATTENDED_BY
    <Relation.ATTENDED_BY: 'vg:attendedBy'>
    """

    # documents
    TITLE = "dcterms:title"
    ISSUED = "dcterms:issued"
    IDENTIFIER = "dcterms:identifier"
    LANGUAGE = "dcterms:language"
    DOCUMENT_TYPE = "vg:documentType"
    ISSUED_BY = "vg:issuedBy"
    REPORT_OF = "vg:reportOf"
    TEXT_OF = "vg:textOf"
    # meetings
    MEETING_KIND = "vg:meetingKind"
    MEETING_OF = "vg:meetingOf"
    ORDINAL = "vg:ordinal"
    SUPER_EVENT = "schema:superEvent"
    GROUP_AT = "vg:groupAt"
    START_DATE = "schema:startDate"
    END_DATE = "schema:endDate"
    IN_YEAR = "vg:inYear"
    LOCATION = "schema:location"
    ATTENDED_BY = "vg:attendedBy"
    OBSERVED_BY = "vg:observedBy"
    HAD_BEFORE_IT = "vg:hadBeforeIt"
    CONSIDERED = "vg:considered"
    ADOPTED = "vg:adopted"
    SUBMITTED_REPORT_TO = "vg:submittedReportTo"
    REPLIED_TO = "vg:repliedTo"
    REPLIED_LATE_TO = "vg:repliedLateTo"
    ADDRESSED = "vg:addressed"
    SERVICED = "vg:serviced"
    # officers and agendas
    MEMBER = "org:member"
    ROLE = "org:role"
    ORGANIZATION = "org:organization"
    AT_MEETING = "vg:atMeeting"
    REPRESENTING = "vg:representing"
    NAME = "foaf:name"
    HOLDS = "org:holds"
    POST_IN = "org:postIn"
    AGENDA_OF = "vg:agendaOf"
    ITEM_NUMBER = "vg:itemNumber"
    AGENDA_STATUS = "vg:agendaStatus"
    PART_OF = "dcterms:isPartOf"
    SUBMITTED_UNDER = "vg:submittedUnder"
    # acts
    ADOPTED_BY = "vg:adoptedBy"
    ADOPTED_AT = "vg:adoptedAt"
    ADOPTED_ON = "vg:adoptedOn"
    # named things
    LED_BY = "vg:ledBy"
    PARTNER = "vg:partner"
    OPERATED_BY = "vg:operatedBy"
    DEVELOPED_BY = "vg:developedBy"
    OPERATES_IN = "vg:operatesIn"
    ESTABLISHED_BY = "vg:establishedBy"
    SUPPLEMENTS = "vg:supplements"
    SUBORGANIZATION_OF = "org:subOrganizationOf"
    MEMBER_OF = "org:memberOf"
    PART_OF_PROGRAMME = "vg:partOfProgramme"
    # what is said
    SPEAKER = "vg:speaker"
    QUANTITY = "vg:quantity"
    SPEECH_ACT = "vg:speechAct"
    CONTENT = "vg:content"
    COMMITTED_BY = "vg:committedBy"
    INSTRUMENT = "vg:instrument"
    PURSUANT_TO = "vg:pursuantTo"
    TELLS_OF = "vg:tellsOf"
    SUBJECT_WORDS = "vg:subjectWords"
    VERB = "vg:verb"
    TEXT = "vg:text"
    MENTIONS = "vg:mentions"
    # figures
    VALUE = "vg:value"
    UNIT = "vg:unit"
    OF = "vg:of"
    FOR_YEAR = "vg:forYear"
    QUALIFIER = "vg:qualifier"
    COMPARED_WITH = "vg:comparedWith"
    # anything
    IS_A = "rdf:type"
    LABEL = "skos:prefLabel"
    ALSO_CALLED = "skos:altLabel"
    HAS_PART = "dcterms:hasPart"
    STATED_IN = "vg:statedIn"
