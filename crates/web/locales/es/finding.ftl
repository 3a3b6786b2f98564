# Finding: the catalogue, the map, feeds and sheets for the notice board.
chips-kinds = Tipos
chips-chosen = Filtros elegidos
chip-leave = elegido; pulsa para mostrar todo otra vez
chip-remove = Quitar el filtro:
chip-words = «{ $words }»
chip-closed = También lo cerrado
chip-near = A menos de { $km } km de { $place }
chip-near-point = A menos de { $km } km de un punto cerca de { $place }
sort-label = Orden
sort-nearest = Lo más cercano primero
sort-best = Lo que mejor coincide primero
sort-newest = Lo más nuevo primero
sort-title = Por título
sort-cut = Solo los 500 más nuevos están en este orden. Elige filtros para ver los demás.
look-label = Vista
look-gallery = Imágenes
look-list = Lista
look-map = Mapa
found-all = { $count ->
    [0] No se ha encontrado nada
    [one] { $count } resultado
   *[other] { $count } resultados
}
found-more = { $count ->
    [one] Más de { $count } resultado
   *[other] Más de { $count } resultados
}
distance-away = a { $km } km
distance-close = a menos de 1 km
near-me = Cerca de mí
near-asking = Preguntando a tu dispositivo dónde está…
near-taken = Se ha tomado el lugar de tu dispositivo, redondeado a un kilómetro, más o menos.
near-denied = Tu navegador no deja que esta página pregunte dónde estás. Escribe una población, o permítelo en los ajustes del navegador.
near-unavailable = Tu dispositivo no sabe dónde está. Escribe una población.
near-slow = Tu dispositivo no responde. Escribe una población.
near-unknown = No conocemos ningún lugar llamado «{ $place }». Prueba con la población grande más cercana: aquí se conocen las de más de 15 000 habitantes.
near-others = ¿Querías decir otro lugar?
empty-wider = Buscar a menos de { $km } km
empty-say = Di lo que necesitas
empty-members = ¿Eres miembro de una cooperativa? Cuando inicies sesión puedes publicar lo que necesitas. Pregunta a una cooperativa cercana:
feeds-lead = Mantente al día con un lector de canales o un calendario:
feeds-atom = Canal Atom
feeds-json = Canal JSON
feeds-calendar = Calendario
feeds-none = No hay canales: este servidor no muestra nada a quien no ha iniciado sesión.
feeds-closed = Este servidor es privado, así que no hay canales ni calendarios: un programa no puede iniciar sesión. Entra con un navegador para ver lo que se comparte.
calendar-last-day = Último día: { $title }
keep-title = Llévatelo
map-title = Mapa
map-words = Los lugares se muestran solo con la precisión con que las cooperativas los publican. La lista junto al mapa dice lo mismo con palabras.
map-label = Mapa con marcas numeradas. La lista que sigue tiene los mismos números.
map-move = Mover el mapa
map-in = Más cerca
map-out = Más lejos
map-west = Hacia el oeste
map-north = Hacia el norte
map-south = Hacia el sur
map-east = Hacia el este
map-list = En esta parte del mapa
map-empty = No hay nada en esta parte del mapa.
map-everything = Mostrar todo
map-found-all = { $count ->
    [0] Nada en esta parte del mapa
    [one] { $count } anuncio en esta parte del mapa
   *[other] { $count } anuncios en esta parte del mapa
}
map-found-more = { $count ->
    [one] El anuncio más nuevo de esta parte del mapa
   *[other] Los { $count } anuncios más nuevos de esta parte del mapa
}
map-more-here = { $count ->
    [one] { $count } más aquí
   *[other] { $count } más aquí
}
map-things = { $count ->
    [one] { $count } anuncio
   *[other] { $count } anuncios
}
map-somewhere = Lugar sin nombre
map-sources = Datos del mapa:
place-map = Elegir en el mapa
place-show = Mostrar este nombre en el mapa
place-map-label = Mapa con una cruz en el centro, que elige un lugar
place-which = Varios lugares se llaman así. ¿Cuál es?
place-unknown = No conocemos ningún lugar llamado «{ $place }». Mueve el mapa hasta que la cruz esté allí.
place-far = Aún no hay ningún lugar elegido en el mapa. Acércate y mueve el mapa hasta que la cruz esté en su sitio.
place-chosen = La cruz está cerca de { $town }.
place-chosen-at = La cruz está en { $point }.
map-tiles = Las imágenes del mapa vienen de { $host }, que puede ver tu dirección de internet y qué lugar miras.
sheet-title = Para el tablón de anuncios: { $title }
sheet-make = Hoja para el tablón de anuncios
sheet-print = Imprimir
sheet-back = Volver
sheet-hint = La hoja cabe en una página A4. Tu navegador la imprime con Ctrl+P o con «Imprimir» en su menú.
sheet-code = Código QR con la dirección de esta página
sheet-scan = Apunta aquí con la cámara de un teléfono, o escribe:
sheet-share = Compartido por una cooperativa
error-filter-odd = Una parte de esta dirección no se puede leer. Ve al catálogo, elige otra vez tus filtros y copia la dirección desde allí.
error-view-odd = Esto no es un lugar del mapa. Ve al mapa y empieza de nuevo.
