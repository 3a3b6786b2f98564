# Searches that members keep, to hear of what is new
searches-title = Saved searches
searches-lead = You hear of it when something new fits one of these.
searches-empty = You have not saved a search yet.
searches-empty-how = Look for something in the catalogue and choose “Tell me when something new fits”.
searches-to-catalogue = Go to the catalogue
searches-back = Back to your search
search-save = Tell me when something new fits
search-is-saved = You hear of it when something new fits.
search-change = Change or end it
search-sign-in = Members hear of it when something new fits:
search-or-feed = Or with a feed reader:
search-asks = What it asks for
search-odd = A part of this search can no longer be read, for example because a cooperative has left. Look for it again in the catalogue and save it anew.
search-is-paused = paused
search-found-last = Something new was last found:
search-found-never = Nothing new has been found yet.
search-news = { $count ->
    [one] { $count } new
   *[other] { $count } new
}
search-news-many = More than 99 new
search-open = Open
search-pause = Pause
search-again = Go on
search-name = Name
search-rename = Save the name
search-delete = Delete
search-delete-sure = You will no longer hear of what fits this search.
search-delete-yes = Delete this search
search-everything = See everything that fits
search-new = New
search-since = Since
search-nothing-new = Nothing new right now.
search-more-new = There is more that is new. You find it in the catalogue.
search-others = This fits too
done-search-saved = Saved. You will hear of it when something new fits.
done-search-paused = Paused. You hear nothing of this search until you let it go on.
done-search-again = It goes on. You hear of what comes from now on.
done-search-renamed = The search has a new name.
done-search-deleted = The search is deleted.
error-search-everything = This search asks for everything. Choose words or filters first.
error-search-too-long = This search is too long. Use fewer words.
error-searches-too-many = You have saved as many searches as there is room for. Delete one first.
