# Búsquedas que guardan los miembros, para saber de lo nuevo
searches-title = Búsquedas guardadas
searches-lead = Te avisamos cuando algo nuevo encaja en una de estas búsquedas.
searches-empty = Todavía no has guardado ninguna búsqueda.
searches-empty-how = Busca algo en el catálogo y elige «Avísame cuando haya algo nuevo».
searches-to-catalogue = Ir al catálogo
searches-back = Volver a tu búsqueda
search-save = Avísame cuando haya algo nuevo
search-is-saved = Te avisamos cuando haya algo nuevo.
search-change = Cambiarla o terminarla
search-sign-in = Avisamos a los miembros cuando hay algo nuevo:
search-or-feed = O con un lector de canales:
search-asks = Lo que pide
search-odd = Una parte de esta búsqueda ya no se puede leer, por ejemplo porque una cooperativa se ha ido. Búscalo otra vez en el catálogo y guárdala de nuevo.
search-is-paused = en pausa
search-found-last = Última novedad encontrada:
search-found-never = Todavía no se ha encontrado nada nuevo.
search-news = { $count ->
    [one] { $count } novedad
   *[other] { $count } novedades
}
search-news-many = Más de 99 novedades
search-open = Abrir
search-pause = Pausar
search-again = Continuar
search-name = Nombre
search-rename = Guardar el nombre
search-delete = Borrar
search-delete-sure = Ya no te avisaremos de lo que encaja en esta búsqueda.
search-delete-yes = Borrar esta búsqueda
search-everything = Ver todo lo que encaja
search-new = Nuevo
search-since = Desde
search-nothing-new = Nada nuevo por ahora.
search-more-new = Hay más novedades. Las encuentras en el catálogo.
search-others = Esto también encaja
done-search-saved = Guardada. Te avisaremos cuando haya algo nuevo.
done-search-paused = La búsqueda está en pausa. No te avisaremos hasta que la continúes.
done-search-again = La búsqueda continúa. Te avisaremos de lo que llegue desde ahora.
done-search-renamed = La búsqueda tiene un nombre nuevo.
done-search-deleted = La búsqueda está borrada.
error-search-everything = Esta búsqueda pide todo. Elige antes palabras o filtros.
error-search-too-long = Esta búsqueda es demasiado larga. Usa menos palabras.
error-searches-too-many = No hay sitio para más búsquedas guardadas. Borra una primero.
