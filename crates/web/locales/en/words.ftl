### Words for codes: kinds, states, units, sectors, goals.

## Dates

date = { $day } { $month } { $year }
date-time = { $date }, { $time } UTC
month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December

## Offers and needs

purpose-offer = Offer
purpose-need = Need
purpose-long-offer = We offer something
purpose-long-need = We need something
purposes-offer = Offers
purposes-need = Needs
action-transfer = to give or sell
action-transferCustody = to lend
action-use = to use on the spot
action-copy = to copy
action-work = working time
action-deliverService = service
action-need-transfer = to receive or buy
action-need-transferCustody = to borrow
action-need-use = to use on the spot
action-need-copy = to copy
action-need-work = working time
action-need-deliverService = service
nature-tool = Tool
nature-space = Room or place
nature-vehicle = Vehicle
nature-good = Good or material
nature-skill = Skill
nature-service = Service
nature-software = Software
nature-data = Data
nature-document = Document
state-draft = Draft
state-published = Published
state-reserved = Reserved
state-closed = Closed
state-removed = Removed
eligibility-public = Everybody
eligibility-network = Our network
eligibility-members = Our members only
precision-exact = Exactly, with the address
precision-neighbourhood = To about 1 km
precision-city = To about 10 km
precision-name = Only the name

## Amounts, with their digits

unit-one = { $count ->
    [one] { $shown } piece
   *[other] { $shown } pieces
}
unit-hour = { $count ->
    [one] { $shown } hour
   *[other] { $shown } hours
}
unit-day = { $count ->
    [one] { $shown } day
   *[other] { $shown } days
}
unit-kilogram = { $shown } kg
unit-litre = { $count ->
    [one] { $shown } litre
   *[other] { $shown } litres
}
unit-metre = { $shown } m
unit-squareMetre = { $shown } m²
unit-euro = € { $shown }
unit-name-one = pieces
unit-name-hour = hours
unit-name-day = days
unit-name-kilogram = kilograms
unit-name-litre = litres
unit-name-metre = metres
unit-name-squareMetre = square metres
unit-name-euro = euros

## Cooperatives and members

commons-role-community = Productive community
commons-role-coalition = Entrepreneurial coalition
commons-role-association = Social-benefit association
role-member = Member
role-steward = Steward
role-moderator = Moderator
role-admin = Administrator
show-offers = Offers
show-needs = Needs
show-closed = Closed
show-drafts = Drafts
show-offers-empty = No offers at the moment.
show-needs-empty = No needs at the moment.
show-closed-empty = Nothing was closed yet.
show-drafts-empty = No drafts.

## Between servers

inquiry-state-all = All
inquiry-state-open = Open
inquiry-state-answered = Answered
inquiry-state-archived = Archived
follow-state-pending = Waiting for a yes
follow-state-accepted = Followed
follow-state-rejected = Ended or refused
policy-allow = Allow
policy-limit = Limit: hold until you let it through
policy-suspend = Suspend: nothing in, nothing out, nothing shown

## Sectors

sector-housing = Housing
sector-water = Water
sector-energy = Energy
sector-waste = Waste and sewage
sector-transport = Transport
sector-health = Health
sector-social = Social services
sector-youth = Youth and family
sector-food = Food
sector-culture = Culture
sector-digital = Communication and digital
sector-education = Education and training
sector-finance = Finance and mutual insurance
sector-work = Work and skills

## Sustainable Development Goals

sdg-short = SDG { $number }
sdg-1 = No poverty
sdg-2 = Zero hunger
sdg-3 = Good health and well-being
sdg-4 = Quality education
sdg-5 = Gender equality
sdg-6 = Clean water and sanitation
sdg-7 = Affordable and clean energy
sdg-8 = Decent work and economic growth
sdg-9 = Industry, innovation and infrastructure
sdg-10 = Reduced inequalities
sdg-11 = Sustainable cities and communities
sdg-12 = Responsible consumption and production
sdg-13 = Climate action
sdg-14 = Life below water
sdg-15 = Life on land
sdg-16 = Peace, justice and strong institutions
sdg-17 = Partnerships for the goals
