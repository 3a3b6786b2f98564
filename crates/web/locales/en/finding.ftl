# Finding: the catalogue, the map, feeds and sheets for the notice board.
chips-kinds = Kinds
chips-chosen = Chosen filters
chip-leave = chosen; press to show all again
chip-remove = Remove filter:
chip-words = “{ $words }”
chip-closed = Closed ones too
chip-near = Within { $km } km of { $place }
chip-near-point = Within { $km } km of a place near { $place }
sort-label = Order
sort-nearest = Nearest first
sort-best = Best match first
sort-newest = Newest first
sort-title = By title
sort-cut = Only the 500 newest are in this order. Choose filters to see the others.
look-label = View
look-gallery = Pictures
look-list = List
look-map = Map
found-all = { $count ->
    [0] Nothing found
    [one] { $count } found
   *[other] { $count } found
}
found-more = { $count ->
    [one] More than { $count } found
   *[other] More than { $count } found
}
distance-away = { $km } km away
distance-close = less than 1 km away
near-me = Near me
near-asking = Asking your device where it is …
near-taken = Your device’s place is taken, rounded to about a kilometre.
near-denied = Your browser does not let this page ask where you are. Type a town instead, or allow it in the settings of your browser.
near-unavailable = Your device does not know where it is. Type a town instead.
near-slow = Your device does not answer. Type a town instead.
near-unknown = We do not know a place called “{ $place }”. Try the next larger town: towns of more than 15,000 people are known here.
near-others = Did you mean another place?
empty-wider = Look within { $km } km
empty-say = Say what you need
empty-members = Are you a member of a cooperative? After signing in you can publish what you need. Ask a cooperative near you:
feeds-lead = Stay up to date with a feed reader or a calendar:
feeds-atom = Atom feed
feeds-json = JSON feed
feeds-calendar = Calendar
feeds-none = There are no feeds: this server shows nothing to people who are not signed in.
feeds-closed = This server is private, so there are no feeds and no calendars: a program cannot sign in. Sign in with a browser to see what is shared.
calendar-last-day = Last day: { $title }
keep-title = Take it with you
map-title = Map
map-words = Places are shown only as exactly as the cooperatives publish them. The list beside the map says the same in words.
map-label = Map with numbered marks. The list that follows has the same numbers.
map-move = Move the map
map-in = Closer
map-out = Further away
map-west = To the west
map-north = To the north
map-south = To the south
map-east = To the east
map-list = In this part of the map
map-empty = There is nothing in this part of the map.
map-everything = Show everything
map-found-all = { $count ->
    [0] Nothing in this part of the map
    [one] { $count } listing in this part of the map
   *[other] { $count } listings in this part of the map
}
map-found-more = { $count ->
    [one] The newest listing in this part of the map
   *[other] The { $count } newest listings in this part of the map
}
map-more-here = { $count ->
    [one] { $count } more here
   *[other] { $count } more here
}
map-things = { $count ->
    [one] { $count } listing
   *[other] { $count } listings
}
map-somewhere = Place without a name
map-sources = Map data:
place-map = Choose on the map
place-show = Show this name on the map
place-map-label = Map with a cross in its middle, which chooses a place
place-which = Several places have this name. Which one is it?
place-unknown = We do not know a place called “{ $place }”. Move the map until the cross is there.
place-far = No place is chosen on the map yet. Go closer, and move the map until the cross is in the right place.
place-chosen = The cross is near { $town }.
place-chosen-at = The cross is at { $point }.
map-tiles = The map images come from { $host }, which can see your internet address and which place you look at.
sheet-title = For the notice board: { $title }
sheet-make = Sheet for the notice board
sheet-print = Print
sheet-back = Back
sheet-hint = The sheet fits on one page of A4. Your browser prints it with Ctrl+P, or with “Print” in its menu.
sheet-code = QR code with the address of this page
sheet-scan = Point the camera of a telephone here, or type:
sheet-share = Shared by a cooperative
error-filter-odd = A part of this address cannot be read. Go to the catalogue, choose your filters again and copy the address from there.
error-view-odd = This is no place on the map. Go to the map and begin again.
