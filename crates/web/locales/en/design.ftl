### The frame of every page, the members' home, and what to do where there is nothing yet.

## Around every page

nav-menu = Menu
nav-share = Share
nav-share-long = Share something
nav-ask-long = Ask for something
nav-signed-in-as = You are signed in as { $name }.
foot-kind = A server where cooperatives share, without advertising and without tracking.
foot-change-language = Change

## Members' home

home-waiting = What waits for you
home-cooperatives = Your cooperatives

## Where there is nothing yet

empty-share-first = Share the first thing
empty-look-around = Look through the catalogue
empty-reading-how = Follow a cooperative or a person: what they write then appears here.
empty-followers-how = Tell others your name in the fediverse. It stands on the page of your cooperative.
empty-see-page = To the page of the cooperative

## When something went wrong

problem-again = Try again
problem-to-home = To your home page

## The page of all components

styleguide-title = Components
styleguide-lead = Everything that pages are made of, for those who build them. Only a server in development shows this page.
