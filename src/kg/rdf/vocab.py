"""The terms of the ontology, as IRIs. Generated from ontology/kg.ttl by scripts/vocab.py; do not edit."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

# fmt: off
NS: Final = "https://w3id.org/zhaoshang/ns#"
VERSION: Final = "0.1.0"

City: Final = "https://w3id.org/zhaoshang/ns#City"
Company: Final = "https://w3id.org/zhaoshang/ns#Company"
County: Final = "https://w3id.org/zhaoshang/ns#County"
Document: Final = "https://w3id.org/zhaoshang/ns#Document"
IdentityDecision: Final = "https://w3id.org/zhaoshang/ns#IdentityDecision"
Indicator: Final = "https://w3id.org/zhaoshang/ns#Indicator"
Industry: Final = "https://w3id.org/zhaoshang/ns#Industry"
Measure: Final = "https://w3id.org/zhaoshang/ns#Measure"
Mechanism: Final = "https://w3id.org/zhaoshang/ns#Mechanism"
Observation: Final = "https://w3id.org/zhaoshang/ns#Observation"
Organization: Final = "https://w3id.org/zhaoshang/ns#Organization"
Park: Final = "https://w3id.org/zhaoshang/ns#Park"
Person: Final = "https://w3id.org/zhaoshang/ns#Person"
Place: Final = "https://w3id.org/zhaoshang/ns#Place"
Policy: Final = "https://w3id.org/zhaoshang/ns#Policy"
Project: Final = "https://w3id.org/zhaoshang/ns#Project"
Province: Final = "https://w3id.org/zhaoshang/ns#Province"
Region: Final = "https://w3id.org/zhaoshang/ns#Region"
Stage: Final = "https://w3id.org/zhaoshang/ns#Stage"
StageEvent: Final = "https://w3id.org/zhaoshang/ns#StageEvent"
Township: Final = "https://w3id.org/zhaoshang/ns#Township"
capacity: Final = "https://w3id.org/zhaoshang/ns#capacity"
code: Final = "https://w3id.org/zhaoshang/ns#code"
confidence: Final = "https://w3id.org/zhaoshang/ns#confidence"
date: Final = "https://w3id.org/zhaoshang/ns#date"
decidedBy: Final = "https://w3id.org/zhaoshang/ns#decidedBy"
figure: Final = "https://w3id.org/zhaoshang/ns#figure"
hasPart: Final = "https://w3id.org/zhaoshang/ns#hasPart"
inIndustry: Final = "https://w3id.org/zhaoshang/ns#inIndustry"
indicator: Final = "https://w3id.org/zhaoshang/ns#indicator"
investedBy: Final = "https://w3id.org/zhaoshang/ns#investedBy"
investment: Final = "https://w3id.org/zhaoshang/ns#investment"
investsIn: Final = "https://w3id.org/zhaoshang/ns#investsIn"
issuedBy: Final = "https://w3id.org/zhaoshang/ns#issuedBy"
landArea: Final = "https://w3id.org/zhaoshang/ns#landArea"
left: Final = "https://w3id.org/zhaoshang/ns#left"
length: Final = "https://w3id.org/zhaoshang/ns#length"
locatedIn: Final = "https://w3id.org/zhaoshang/ns#locatedIn"
locationOf: Final = "https://w3id.org/zhaoshang/ns#locationOf"
measure: Final = "https://w3id.org/zhaoshang/ns#measure"
measured: Final = "https://w3id.org/zhaoshang/ns#measured"
mechanismKind: Final = "https://w3id.org/zhaoshang/ns#mechanismKind"
mentions: Final = "https://w3id.org/zhaoshang/ns#mentions"
observation: Final = "https://w3id.org/zhaoshang/ns#observation"
office: Final = "https://w3id.org/zhaoshang/ns#office"
officeIn: Final = "https://w3id.org/zhaoshang/ns#officeIn"
officialOf: Final = "https://w3id.org/zhaoshang/ns#officialOf"
order: Final = "https://w3id.org/zhaoshang/ns#order"
outputValue: Final = "https://w3id.org/zhaoshang/ns#outputValue"
partOf: Final = "https://w3id.org/zhaoshang/ns#partOf"
period: Final = "https://w3id.org/zhaoshang/ns#period"
periodEnd: Final = "https://w3id.org/zhaoshang/ns#periodEnd"
periodStart: Final = "https://w3id.org/zhaoshang/ns#periodStart"
quote: Final = "https://w3id.org/zhaoshang/ns#quote"
reached: Final = "https://w3id.org/zhaoshang/ns#reached"
region: Final = "https://w3id.org/zhaoshang/ns#region"
right: Final = "https://w3id.org/zhaoshang/ns#right"
rule: Final = "https://w3id.org/zhaoshang/ns#rule"
same: Final = "https://w3id.org/zhaoshang/ns#same"
score: Final = "https://w3id.org/zhaoshang/ns#score"
sha256: Final = "https://w3id.org/zhaoshang/ns#sha256"
signedWith: Final = "https://w3id.org/zhaoshang/ns#signedWith"
stage: Final = "https://w3id.org/zhaoshang/ns#stage"
stageEvent: Final = "https://w3id.org/zhaoshang/ns#stageEvent"
start: Final = "https://w3id.org/zhaoshang/ns#start"
unit: Final = "https://w3id.org/zhaoshang/ns#unit"
unresolved: Final = "https://w3id.org/zhaoshang/ns#unresolved"
usedBy: Final = "https://w3id.org/zhaoshang/ns#usedBy"
uses: Final = "https://w3id.org/zhaoshang/ns#uses"
validFrom: Final = "https://w3id.org/zhaoshang/ns#validFrom"
validUntil: Final = "https://w3id.org/zhaoshang/ns#validUntil"
value: Final = "https://w3id.org/zhaoshang/ns#value"
visited: Final = "https://w3id.org/zhaoshang/ns#visited"

CLASSES: Final = ("City", "Company", "County", "Document", "IdentityDecision", "Indicator", "Industry", "Measure", "Mechanism", "Observation", "Organization", "Park", "Person", "Place", "Policy", "Project", "Province", "Region", "Stage", "StageEvent", "Township",)
PROPERTIES: Final = ("capacity", "code", "confidence", "date", "decidedBy", "figure", "hasPart", "inIndustry", "indicator", "investedBy", "investment", "investsIn", "issuedBy", "landArea", "left", "length", "locatedIn", "locationOf", "measure", "measured", "mechanismKind", "mentions", "observation", "office", "officeIn", "officialOf", "order", "outputValue", "partOf", "period", "periodEnd", "periodStart", "quote", "reached", "region", "right", "rule", "same", "score", "sha256", "signedWith", "stage", "stageEvent", "start", "unit", "unresolved", "usedBy", "uses", "validFrom", "validUntil", "value", "visited",)

PARENTS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "City": ("Place", "Region",),
        "Company": ("Organization",),
        "County": ("Place", "Region",),
        "Park": ("Place",),
        "Province": ("Place", "Region",),
        "Region": ("Place",),
        "Township": ("Place", "Region",),
    }
)
"""Class → all classes above it, local names."""

DOMAINS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "capacity": ("Project",),
        "code": ("Region",),
        "date": ("StageEvent",),
        "decidedBy": ("IdentityDecision",),
        "figure": ("Observation",),
        "hasPart": ("Place",),
        "inIndustry": ("Project",),
        "indicator": ("Observation",),
        "investedBy": ("Project",),
        "investment": ("Project",),
        "investsIn": ("Company",),
        "issuedBy": ("Policy",),
        "landArea": ("Park", "Project",),
        "left": ("IdentityDecision",),
        "length": ("Document",),
        "locatedIn": ("Company", "Park", "Project",),
        "locationOf": ("Place",),
        "measure": ("Park", "Project",),
        "measured": ("Measure",),
        "mechanismKind": ("Mechanism",),
        "mentions": ("Document",),
        "observation": ("Place",),
        "officialOf": ("Person",),
        "order": ("Stage",),
        "outputValue": ("Project",),
        "partOf": ("Place",),
        "period": ("Observation",),
        "periodEnd": ("Observation",),
        "periodStart": ("Observation",),
        "reached": ("StageEvent",),
        "region": ("Observation",),
        "right": ("IdentityDecision",),
        "same": ("IdentityDecision",),
        "score": ("IdentityDecision",),
        "sha256": ("Document",),
        "signedWith": ("Place",),
        "stage": ("Project",),
        "stageEvent": ("Project",),
        "unit": ("Measure", "Observation",),
        "unresolved": ("Place",),
        "usedBy": ("Mechanism",),
        "uses": ("Place",),
        "validFrom": ("Place",),
        "validUntil": ("Place",),
        "value": ("Measure", "Observation",),
        "visited": ("Company", "Region",),
    }
)
"""Property → the classes that its subject may have (any one), local names."""

RANGES: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "hasPart": ("Place",),
        "inIndustry": ("Industry",),
        "indicator": ("Indicator",),
        "investedBy": ("Company",),
        "investsIn": ("Project",),
        "issuedBy": ("Place",),
        "locatedIn": ("Place",),
        "locationOf": ("Company", "Park", "Project",),
        "measure": ("Measure",),
        "observation": ("Observation",),
        "officeIn": ("Place",),
        "officialOf": ("Place",),
        "partOf": ("Place",),
        "reached": ("Stage",),
        "region": ("Place",),
        "signedWith": ("Company",),
        "stage": ("Stage",),
        "stageEvent": ("StageEvent",),
        "usedBy": ("Place",),
        "uses": ("Mechanism",),
        "visited": ("Region",),
    }
)
"""Property → the classes that its object may have (any one), local names."""

STAGES: Final = ("planned", "negotiating", "signed", "started", "construction", "completed", "operating",)
"""Concepts of the scheme `stage`, the parts of their IRIs after `stage/`."""
INDICATORS: Final = ("allInvestment", "allProjects", "completedInvestment", "completedProjects", "constructionInvestment", "constructionProjects", "contractRate", "eventsHeld", "fundsArrived", "fundsArrivedRate", "growthRate", "introducedInvestment", "introducedProjects", "investmentCompleted", "keyInvestment", "keyProjects", "landSupplied", "negotiatedInvestment", "negotiatedProjects", "operatingInvestment", "operatingProjects", "operatingRate", "outputValue", "plannedInvestment", "plannedProjects", "servedProjects", "signedInvestment", "signedProjects", "startRate", "startedInvestment", "startedProjects", "target", "targetCompletionRate", "visitorsReceived", "visitsMade",)
"""Concepts of the scheme `indicator`, the parts of their IRIs after `indicator/`."""
INDUSTRIES: Final = ("A", "B", "C", "D", "E", "F", "G", "H", "I", "J", "K", "L", "M", "N", "O", "P", "Q", "R", "S", "T", "aerospace", "animalHusbandry", "batteries", "buildingMaterials", "businessServices", "chemicals", "coalMining", "computing", "cropFarming", "eCommerce", "education", "electronics", "energyStorage", "environment", "equipment", "finance", "foodProcessing", "forestry", "furniture", "gasWater", "health", "hotels", "hydrogen", "logistics", "metals", "mineralMining", "newMaterials", "oilGas", "paperPrinting", "pharmaceuticals", "photovoltaics", "power", "realEstate", "recycling", "research", "software", "solarPower", "sports", "textiles", "tourism", "trade", "transport", "vehicles", "windEquipment", "windPower",)
"""Concepts of the scheme `industry`, the parts of their IRIs after `industry/`."""
KINDS: Final = ("approval", "campaign", "coordination", "incentive", "promotion", "service", "team",)
"""Concepts of the scheme `mechanism-kind`, the parts of their IRIs after `mechanism-kind/`."""
