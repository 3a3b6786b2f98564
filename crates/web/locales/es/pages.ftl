### The sentences of the pages.

## Around every page

skip-to-content = Ir al contenido
nav-main = Navegación principal
nav-catalogue = Catálogo
nav-cooperatives = Cooperativas
nav-home = Mi espacio
nav-reading = Lecturas
nav-peers = Otros servidores
nav-deliveries = Entregas
nav-sign-in = Iniciar sesión
nav-sign-out = Cerrar sesión
foot-about = Sobre { $host }
foot-language = Idioma
pages = Páginas
pages-previous = Página anterior
pages-next = Página siguiente
form-errors = Revisa lo que has escrito
save = Guardar
cancel = Cancelar
limited = Limitado

## Said once, after something was done

done-published = Publicado. Quienes te siguen reciben el aviso.
done-share-which = Elige para cuál de tus cooperativas.
done-share-others = Las ofertas y peticiones las publica quien gestiona o administra una cooperativa. Cuéntales qué tienes o qué necesitas.
done-saved = Guardado.
done-closed = Cerrado. Se puede seguir leyendo, para quienes llegan tarde.
done-removed = Quitado de aquí; se pide a los otros servidores que quiten sus copias.
done-asked = Tu pregunta está en camino.
done-answered = Tu mensaje está en camino.
done-archived = Archivada. Un mensaje nuevo la trae de vuelta.
done-followed = Ahora sigues a esta cuenta.
done-follow-asked = La solicitud está en camino. Espera el sí de la otra parte.
done-unfollowed = Ya no sigues a esta cuenta.
done-catalogue-asked = El catálogo se está leyendo. Vuelve en un momento.
done-catalogue-recent = El catálogo se está leyendo, o se leyó hace un momento.
done-moved = Mudanza hecha. Quienes siguen a esta cooperativa reciben el aviso.
done-moved-back = La mudanza está deshecha. Esta cooperativa puede publicar otra vez.
done-joined = ¡Te damos la bienvenida! Ya eres miembro.
done-set-up = Tu servidor está listo. Publica tu primera oferta o petición.
done-founded = La cooperativa está lista.
done-password = Tu contraseña está cambiada y la sesión está cerrada en los demás dispositivos.
done-reset-asked = Si alguien tiene aquí esta dirección, un correo va de camino a ella.
done-reset = Tu contraseña está cambiada. Inicia sesión con la nueva.
done-account-deleted = La cuenta está eliminada.
done-passkey-added = La llave de acceso está añadida.
done-passkey-removed = La llave de acceso está quitada de aquí. Quítala también de tu dispositivo.
done-session-ended = Sesión cerrada allí.

## A fresh instance

fresh-title = Casi listo
fresh-lead = Este servidor funciona, pero todavía no tiene ninguna cooperativa.
fresh-step-terminal = Mira en el terminal en el que se arrancó el servidor.
fresh-step-link = Abre el enlace de configuración de un solo uso que ha mostrado.
fresh-step-done = Escribe el nombre de tu cooperativa y tu nombre de acceso. Eso es todo.
fresh-lost = El enlace sirve una vez, durante un día. Cada arranque del servidor muestra uno nuevo. También puedes crear un miembro en la línea de comandos:

## First run

setup-title = Prepara tu servidor
setup-lead = Un minuto, y tu cooperativa podrá compartir con otras. Todo menos el nombre corto se puede cambiar después.
setup-cooperative = Tu cooperativa
setup-you = Tú
setup-finish = Terminar

## Catalogue

catalogue-title = Catálogo
catalogue-lead = Lo que las cooperativas comparten y lo que necesitan: herramientas, espacios, vehículos, habilidades, datos, software y documentos.
catalogue-search = Buscar
catalogue-words = ¿Qué buscas?
catalogue-more = Más filtros
catalogue-apply = Aplicar filtros
catalogue-reset = Mostrar todo
catalogue-closed-too = Mostrar también lo cerrado
catalogue-results = Resultados
catalogue-empty = Todavía no hay nada publicado.
catalogue-nothing-found = Nada coincide. Prueba con menos palabras o menos filtros.
any-sector = Todos los sectores
any-sdg = Todos los objetivos
any-cooperative = Todas las cooperativas
distance-km = { $km } km
age-now = copiado ahora mismo
age-minutes = { $count ->
    [one] copiado hace { $count } minuto
   *[other] copiado hace { $count } minutos
}
age-hours = { $count ->
    [one] copiado hace { $count } hora
   *[other] copiado hace { $count } horas
}
age-days = { $count ->
    [one] copiado hace { $count } día
   *[other] copiado hace { $count } días
}

## A listing

listing-from = De
listing-is-draft = Esto es un borrador. Solo lo ven los miembros de la cooperativa.
listing-is-reserved = Reservado por el momento.
listing-facts = En resumen
listing-subjects = Temas
listing-link = Página web o descarga
listing-updated = Último cambio:
listing-original = Esto es una copia. El original está en
listing-resource = Más sobre este recurso
listing-manage = Gestionar
listing-publish = Publicar
listing-publish-again = Publicar otra vez
listing-edit = Editar
listing-close = Cerrar
listing-remove = Quitar
listing-deliveries = Quién lo ha recibido
likes = { $count ->
    [one] { $count } «Me gusta»
   *[other] { $count } «Me gusta»
}
shares = { $count ->
    [one] compartido una vez
   *[other] compartido { $count } veces
}
place-coordinates = Coordenadas
place-approximate = (aproximadas)
fact-quantity = Cantidad
fact-available = Todavía disponible
fact-minimum = Mínimo que se puede tomar
fact-effort = Tiempo necesario
fact-window = Cuándo
fact-in-return = A cambio
fact-eligibility = Quién puede verlo
window-from = desde el { $from }
window-until = hasta el { $until }
window-both = del { $from } al { $until }
licence-use = Puedes usarlo y copiarlo libremente.
licence-change = Puedes cambiarlo.
licence-no-change = No puedes cambiarlo.
licence-sell = Puedes venderlo y usarlo en un negocio.
licence-no-sell = No puedes venderlo ni darle un uso comercial.
licence-credit = Nombra a sus autores y la licencia.
licence-share-alike = Comparte tus cambios con la misma licencia.
licence-unknown = Lee la licencia para saber qué está permitido.
remove-title = ¿Quitar este anuncio?
remove-explained = Su texto y sus imágenes desaparecen de aquí, y se pide a cada uno de los otros servidores que borre su copia. No se puede deshacer. Para decir solo que ya no está disponible, ciérralo.
remove-confirm = Quitar para siempre
ask-title = Preguntar
ask-send = Enviar la pregunta
ask-own-account = Preguntar con otra cuenta
ask-sign-in-lead = ¿Eres miembro de una cooperativa de aquí? Entonces preguntas en su nombre.
ask-sign-in = Iniciar sesión y preguntar
ask-who-may = Aquí pregunta, en nombre de otra cooperativa, quien la gestiona o la administra. Habla con alguien de la tuya.
ask-search-for = Cualquier cuenta del fediverso (Mastodon y otros) puede preguntar. Pega esta dirección en el buscador de tu servidor y responde a lo que aparezca:
ask-or-write-to = O escribe un mensaje directo a:
ask-answer-comes = La respuesta llega a tu cuenta.
back-to-listing = Volver al anuncio

## A resource

resource-held-by = En manos de
resource-offers = Ofertas
resource-no-offers = Ahora mismo no se ofrece.
resource-edit-title = Editar este recurso
resource-edit-apart = Lo que cambias aquí deja de seguir a su oferta, y la oferta no lo sigue.
resource-remove-title = ¿Quitar este recurso?
resource-remove-explained = Su texto y sus imágenes desaparecen de aquí, y los otros servidores verán que ya no está cuando lo busquen. No se puede deshacer.

## Cooperatives

coops-lead = Las cooperativas que comparten a través de { $host }.
coops-empty = Todavía no hay ninguna cooperativa aquí.
coop-found = Fundar una cooperativa
coop-listings = Ofertas y peticiones
coop-about = Quiénes somos
coop-follow-title = Síguenos
coop-follow-how = En Mastodon o un servicio parecido, busca este nombre y síguelo: las ofertas y peticiones nuevas te llegarán.
coop-follow-or-address = Si no funciona, busca la dirección:
coop-followers-count = { $count ->
    [one] { $count } seguidor
   *[other] { $count } seguidores
}
coop-following-count = sigue a { $count }
coop-tab-page = Página
coop-tab-inquiries = Consultas
coop-tab-following = Siguiendo
coop-tab-followers = Seguidores
coop-tab-members = Miembros
coop-tab-settings = Perfil
coop-archive = Llévatelo todo
coop-archive-text = Un archivo con lo que es la cooperativa, sus ofertas y peticiones con sus imágenes, sus conversaciones y a quién sigue: para guardarlo o para continuar en otro servidor. Contiene cartas de personas, así que guárdalo como guardarías esas cartas.
coop-archive-download = Descargar todo (zip)

## Members' home

home-hello = Hola, { $name }
home-no-cooperative = Todavía no perteneces a ninguna cooperativa. Pide a una un enlace de invitación.
home-inquiries = { $count ->
    [one] Una consulta espera respuesta
   *[other] { $count } consultas esperan respuesta
}
home-inquiries-more = Más de { $count } consultas esperan respuesta
home-requests = { $count ->
    [one] Una cuenta pide seguiros
   *[other] { $count } cuentas piden seguiros
}
home-nothing-waits = No tienes nada pendiente.
home-your-role = Tu papel aquí: { $role }.
home-drafts = Borradores
home-latest = Lo último
home-nothing-published = Todavía no hay nada publicado.

## Publishing

publish-title = Ofrecer o pedir algo
publish-edit-title = Editar
publish-other-languages = Otros idiomas
publish-more = Más: cantidad, a cambio, lugar, temas…
publish-more-photos = Más fotos
publish-drop-image = Quitar esta imagen
publish-goes-out = Tus cambios llegan a quienes han recibido este anuncio.
publish-save-changes = Guardar los cambios
publish-save-draft = Guardar como borrador
choose-nature = Elige
usual-action = Lo habitual para este tipo de cosa
no-commons-role = Sin indicar

## Inquiries

inquiries-empty = Aquí no hay consultas.
inquiry-all = Todas las consultas
inquiry-with = Conversación con { $name }
inquiry-cut-off = El servidor de { $name } está bloqueado aquí. Lo dicho se queda; no llega nada nuevo y no se puede enviar nada.
inquiry-about = Sobre
inquiry-by = de { $name }
inquiry-to = a { $name }
inquiry-no-listing = Mensaje directo
inquiry-send = Enviar
inquiry-archive = Archivar

## Following and followers

following-empty = Esta cooperativa todavía no sigue a nadie. Sigue a otras para encontrar aquí sus ofertas y peticiones.
follow-title = Seguir a una cooperativa o a una persona
follow-do = Seguir
follow-end = Dejar de seguir
follow-withdraw = Retirar la solicitud
followers-pending = Solicitudes
followers-empty = Todavía nadie sigue a esta cooperativa.
followers-by-hand = Quien quiere seguirla espera vuestro sí. Se puede cambiar en el perfil.
followers-automatic = Puede seguirla quien quiera. Se puede cambiar en el perfil.
follower-accept = Aceptar
follower-reject = Rechazar
follower-remove = Quitar
follower-since = desde el { $date }

## Reading

reading-lead = Publicaciones de las cuentas que siguen nuestras cooperativas.
reading-empty = Todavía no hay nada que leer. Las publicaciones aparecen cuando una cooperativa de aquí sigue a alguien que escribe.
reading-shared-by = compartido por { $handle }
reading-attached = { $medium }: { $alt }
reading-medium-picture = Imagen
reading-medium-video = Vídeo
reading-medium-sound = Sonido
reading-medium-page = Página
reading-medium-file = Archivo
reading-sensitive = Adjunto; quien lo publica aconseja precaución
reading-kind-question = Encuesta
reading-kind-article = Artículo
reading-kind-page = Contribución
reading-kind-image = Imagen
reading-kind-video = Vídeo
reading-kind-audio = Sonido
reading-kind-event = Evento
reading-kind-document = Documento
reading-kind-unknown = Algo que este programa no conoce ({ $type })
reading-open-vote = Votar en { $host }
reading-open-read = Leer en { $host }
reading-open-watch = Ver el vídeo en { $host }
reading-open-listen = Escuchar en { $host }
reading-open-see = Ver en { $host }
reading-answers = Responde a una publicación de { $host }
reading-quotes = Cita una publicación de { $host }
reading-whole = El texto completo
reading-no-words = Sin palabras.
reading-votes = { $count ->
    [one] { $count } voto
   *[other] { $count } votos
}
reading-voters = { $count ->
    [one] Ha votado { $count } persona.
   *[other] Han votado { $count } personas.
}
reading-poll-several = Se pueden elegir varias respuestas.
reading-poll-over = La votación ha terminado.
reading-poll-until = Se puede votar hasta el { $date }.
reading-event-starts = Empieza
reading-event-ends = Termina
reading-event-place = Dónde

## Peers

peers-lead = Otros servidores de los que hemos tenido noticia, y qué hemos decidido sobre ellos.
peers-empty = Todavía no se conoce ningún otro servidor.
peer-host = Servidor
peer-host-hint = Por ejemplo: coop.example. Vale también para los nombres que están debajo.
peer-policy = Decisión
peer-reason = Motivo
peer-reason-hint = Para quienes decidan después de ti.
peer-software = Programa
peer-seen = Última noticia
peer-in-trouble = con problemas
peer-decide = Decidir sobre un servidor

## Signing in, invitations, members

sign-in-title = Iniciar sesión
sign-in-no-account = ¿Todavía no tienes cuenta? Una cooperativa puede enviarte un enlace de invitación.
invitation-title = Invitación
invitation-to = Tienes una invitación de { $name }
invitation-role = Entrarías con el papel: { $role }.
invitation-as = Tienes la sesión iniciada como { $name }.
invitation-join = Unirme
invitation-have-account = Ya tengo una cuenta
invitation-made = Envía este enlace a quienes quieras invitar:
invitation-once = Solo se muestra ahora.
invite-title = Invitar a alguien
invite-make = Crear enlace
invite-open = Invitaciones abiertas
invite-uses-left = { $count ->
    [one] para una persona más
   *[other] para { $count } personas más
}
invite-until = hasta el { $date }
invite-withdraw = Retirar
member-you = tú
member-role-of = Papel de { $name }
member-remove = Quitar
member-leave = Salir

## A member's own settings

settings-title = Tus ajustes
settings-login = Inicias sesión como { $login }.
settings-profile = Nombre e idioma
settings-password = Contraseña
settings-change-password = Cambiar la contraseña
settings-sessions = Dónde tienes la sesión abierta
settings-sessions-lead = Si no reconoces alguna, ciérrala y cambia tu contraseña.
session-this = este dispositivo
session-seen = Último uso
session-unknown = Programa desconocido
session-end = Cerrar sesión
session-end-others = Cerrar sesión en todos los demás

## About

about-title = Sobre este servidor
about-lead = Aquí las cooperativas comparten lo que tienen en común con otras cooperativas, con estándares abiertos y sin una plataforma de por medio.
about-cooperatives = { $count ->
    [one] Aquí vive una cooperativa.
   *[other] Aquí viven { $count } cooperativas.
}
about-federation = Conectadas, no centralizadas
about-federation-text = Este servidor intercambia ofertas, peticiones y mensajes con otros servidores por ActivityPub. Quien tenga una cuenta en Mastodon u otro servicio parecido puede seguir a una cooperativa de aquí y preguntar por lo que comparte.
about-privacy = Lo que buscas se queda aquí
about-privacy-text = Se busca en la copia de los catálogos que tiene este mismo servidor. Hay una cookie para mantener tu sesión y otra para tu idioma, y nadie te rastrea.
about-program = El programa
about-host = Servidor
about-version = Versión
about-licence = Licencia del programa
about-source = Código fuente de este programa
about-source-ask = El programa es software libre. Pide a quien gestiona este servidor el código fuente de la versión en marcha: tienes derecho a él.

## When something went wrong

problem-to-catalogue = Al catálogo
problem-not-found-title = Aquí no hay nada
problem-not-found-text = Esta página no existe, o no es para todo el mundo. Si es de tu cooperativa, inicia sesión primero.
problem-gone-title = Estuvo aquí
problem-gone-text = Se quitó, o el enlace ya se usó o es demasiado antiguo.
problem-sign-in-title = Inicia sesión
problem-sign-in-text = Para esto hace falta una cuenta. No se ha cambiado nada.
problem-forbidden-title = No con tu papel
problem-forbidden-text = Puede hacerlo alguien con otro papel en la cooperativa. No se ha cambiado nada.
problem-invalid-title = Algo no está bien
problem-conflict-title = Ahora no es posible
problem-too-many-title = Demasiados intentos
problem-too-many-text = { $count ->
    [one] Prueba otra vez dentro de un minuto.
   *[other] Prueba otra vez dentro de { $count } minutos.
}
problem-unavailable-title = Un momento
problem-unavailable-text = Ahora mismo no funciona. No se ha cambiado nada; prueba otra vez en un momento.
problem-internal-title = Es culpa nuestra
problem-internal-text = El servidor ha cometido un error y lo ha anotado para quienes lo gestionan. No se ha cambiado nada.
problem-cross-site-title = Enviado desde otro sitio
problem-cross-site-text = Por tu seguridad, solo se aceptan formularios de este sitio. Abre la página aquí y envíalo otra vez.
problem-method-title = Así no
problem-method-text = Esta dirección no se puede usar de ese modo.
problem-too-large-title = Demasiado grande
problem-too-large-text = Todos los archivos juntos pueden tener 32 MB. Envía menos o más pequeños.
problem-bad-request-title = No se ha entendido
problem-bad-request-text = El servidor no ha podido leer lo enviado. Vuelve atrás y prueba otra vez.

## Moving

move-title = Mudanza
move-link = Esta cooperativa viene de otro sitio, o se va
move-here-title = Venir aquí
move-here-how = Si esta cooperativa tenía antes otra dirección, nómbrala aquí. Después di en el sitio antiguo que se muda a esta dirección: quienes la seguían allí vienen con ella.
move-away-title = Irse a otro sitio
move-away-how = Primero nombra esta dirección como anterior en el sitio nuevo:
move-away-means = Después se avisa a quienes siguen a esta cooperativa para que sigan la dirección nueva. Lo publicado se puede seguir leyendo aquí; no se puede publicar nada nuevo hasta que deshagas la mudanza.
move-do = Mudarse
move-since = Mudanza el { $date } a:
move-quiet = Lo publicado se puede seguir leyendo aquí. No se puede publicar nada nuevo.
move-back = Deshacer la mudanza
coop-moved-to = Esta cooperativa se ha mudado a:
catalogue-listings = { $count ->
    [one] { $count } anuncio de su catálogo
   *[other] { $count } anuncios de su catálogo
}
catalogue-under-way = Su catálogo se está leyendo.
catalogue-unread = Su catálogo todavía no se ha leído.
catalogue-none = No tiene catálogo que copiar.
catalogue-trouble = Catálogo sin leer
catalogue-fetch = Traer el catálogo ahora
