"""Ids: distinct types over int, so that one kind cannot be passed for another."""

from typing import NewType

ContactId = NewType("ContactId", int)
CompanyId = NewType("CompanyId", int)
AffiliationId = NewType("AffiliationId", int)
BatchId = NewType("BatchId", int)
ScanId = NewType("ScanId", int)
SideId = NewType("SideId", int)
ReadingId = NewType("ReadingId", int)
EventId = NewType("EventId", int)
GoalId = NewType("GoalId", int)
EncounterId = NewType("EncounterId", int)
TriageId = NewType("TriageId", int)
FollowUpId = NewType("FollowUpId", int)
ExchangeId = NewType("ExchangeId", int)
IntroductionId = NewType("IntroductionId", int)
OfferId = NewType("OfferId", int)
NeedId = NewType("NeedId", int)
NuisanceId = NewType("NuisanceId", int)
StepId = NewType("StepId", int)
