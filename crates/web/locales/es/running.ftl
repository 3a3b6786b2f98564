### The guide of a new cooperative, members who come, and running an instance.

## The guide

start-title = Primeros pasos
start-lead = Seis pasos pequeños. Cada uno se puede dejar para después.
start-progress = { $done } de { $all } hechos
start-step-name = Nombre e idioma
start-step-place = Lugar
start-step-looks = Logotipo y sectores
start-step-offer = Vuestra primera oferta
start-step-invite = Invitar a miembros
start-step-follow = Seguir a otras cooperativas
start-state-done = hecho
start-state-skipped = omitido
start-state-open = por hacer
start-state-now = ahora
start-name-hint = Como dice la gente. Se puede cambiar en cualquier momento.
start-place-lead = Para que los vecinos encuentren lo que tienen cerca. Basta el nombre de la población.
start-place-find = Usar el lugar en el que estoy
start-place-found = Tu posición está puesta, redondeada a un kilómetro, más o menos.
start-place-failed = Tu dispositivo no dice dónde está. Escribe solo el nombre de la población.
start-looks-lead = Una imagen por la que la gente os reconoce, y en qué trabajáis.
start-offer-lead = ¿Qué tenéis que pueda servir a otros? Elige un tipo y escribe un título. Para empezar basta con eso.
start-offer-need = También podéis decir qué necesitáis:
start-offer-ask = Pedir algo
start-invite-lead = Crea un enlace para enviar a vuestros miembros. Pueden usarlo diez personas, durante dos semanas.
start-follow-lead = Sigue a una cooperativa, y lo que comparte aparecerá en vuestro catálogo.
start-follow-example = Por ejemplo @velo@commons.example, o la dirección de su página.
start-follow-known = Ya se conocen aquí
start-follow-one = Seguir a { $name }
start-next = Guardar y continuar
start-next-step = Tu siguiente paso:
start-skip = Omitir
start-all-done = Todo hecho. Tu cooperativa está lista.
start-to-home = A tu página de inicio
start-dismiss = No mostrar más estos pasos
start-home = Primeros pasos: { $name }
start-home-go-on = Continuar
done-step = Guardado. Aquí está el siguiente paso.
done-skipped = Omitido. Puedes volver a él.
done-started = Tu cooperativa está lista. Quedan unos pasos pequeños.

## Invitations and roles

invite-scan = Escanéalo con un teléfono
invite-qr = Código QR del enlace de invitación
invite-message = Texto para enviar
invite-message-text = ¡Hola! Te invito a formar parte de { $name } en nuestra plataforma para compartir. Abre este enlace y elige un nombre y una contraseña: { $link }
invite-copy-link = Copiar el enlace
invite-copy-text = Copiar el texto
invite-copied = Copiado
invite-share = Enviar…
invite-past = Usadas o caducadas en los últimos tres meses
invite-nobody-came = Todavía no ha venido nadie
invite-came = Han venido: { $names }
roles-title = ¿Quién puede hacer qué?
role-says-member = Ve todo lo de dentro, también las ofertas solo para miembros.
role-says-steward = Además publica ofertas y peticiones, responde a las consultas y decide quién puede seguir.
role-says-moderator = Lo mismo que en gestión, y además cuida de lo que envían los desconocidos.
role-says-admin = Además invita a gente, cambia los papeles y edita lo que la cooperativa dice de sí misma.

## Asking to join

join-title = Pedir entrar en { $name }
join-lead = Di quién eres y por qué quieres entrar. Alguien de la administración de la cooperativa lo lee y responde.
join-why = ¿Quién eres y por qué quieres entrar?
join-why-hint = Solo lo lee la administración de esta cooperativa.
join-login-later = El nombre o la dirección con que quieres iniciar sesión. La contraseña la eliges cuando te hayan dicho que sí.
join-send = Enviar
join-link = Pedir entrar
join-asked-title = Tu solicitud está enviada
join-keep-link = Guarda este enlace. Muestra cómo va tu solicitud y después te deja entrar. No hace falta correo.
join-state-waiting = Todavía no ha respondido nadie. Vuelve a esta página dentro de uno o dos días.
join-state-accepted = Han dicho que sí. ¡Te damos la bienvenida!
join-state-declined = Esta vez han dicho que no.
join-stand-title = Tu solicitud a { $name }
join-answer = Su respuesta
join-you-wrote = Tú escribiste
join-finish = Elige una contraseña y ya estás dentro.
join-withdraw = Retirar mi solicitud
join-forgotten = { $count ->
    [one] Una solicitud sin respuesta se elimina después de un día.
   *[other] Una solicitud sin respuesta se elimina después de { $count } días.
}
join-rules = Aquí valen estas reglas:
join-waiting-title = Piden entrar
join-answer-field = Qué quieres decirle
join-answer-hint = Lo lee en la página de su enlace.
join-accept = Decir que sí
join-decline = Decir que no
join-open-title = ¿Quién puede pedir entrar?
join-open = Todo el mundo puede pedir entrar, y responde la administración.
join-words = Qué queréis decir a quienes lo piden
join-closed-here = Quien gestiona este servidor solo deja entrar a personas invitadas, así que por ahora nadie puede pedirlo.
home-joining = { $count ->
    [one] Una persona pide entrar
   *[other] { $count } personas piden entrar
}
done-join-withdrawn = Tu solicitud está retirada, y todo lo que escribiste está eliminado.
done-join-accepted = Aceptada. La página de su enlace se lo dice.
done-join-declined = Rechazada. La página de su enlace se lo dice.
error-why-missing = Di quién eres y por qué quieres entrar.
error-join-full = Ya hay demasiada gente esperando respuesta. Prueba dentro de unos días.
error-join-asked = Ya lo has pedido. Alguien responderá.
error-join-decided = Otra persona ya ha respondido, o la solicitud se retiró.

## Devices

device-on = { $browser } en { $system }
session-since = Sesión abierta desde

## Privacy

privacy-title = Privacidad
privacy-lead = Qué guarda este servidor, por cuánto tiempo y quién lo ve. No se mide nada para publicidad, y ninguna otra empresa recibe nada.
privacy-account = Tu cuenta
privacy-account-text = Guardamos el nombre con que inicias sesión, el nombre que ven los demás, tu idioma, una forma cifrada de tu contraseña que no se puede revertir y cuándo estuviste aquí por última vez. Cuando eliminas tu cuenta, todo eso desaparece de inmediato.
privacy-letters = Si pides correos, guardamos cuándo confirmaste tu dirección. A qué direcciones se mandó esa pregunta se guarda en forma cifrada durante un día, para que no se pregunte a nadie más a menudo.
privacy-devices = Dispositivos
privacy-devices-text = { $count ->
    [one] Donde tienes la sesión abierta, guardamos cómo se llama a sí mismo tu navegador y cuándo se usó por última vez. Después de un día sin visitas, la sesión se cierra y se olvida. Ves la lista en tus ajustes, y puedes cerrar cada una.
   *[other] Donde tienes la sesión abierta, guardamos cómo se llama a sí mismo tu navegador y cuándo se usó por última vez. Después de { $count } días sin visitas, la sesión se cierra y se olvida. Ves la lista en tus ajustes, y puedes cerrar cada una.
}
privacy-cookies = Hay una cookie que mantiene tu sesión y otra para tu idioma. No se guarda nada más en tu navegador, salvo que actives los avisos en tu dispositivo.
privacy-push = Si activas los avisos en un dispositivo, pasan cifrados por un servicio de quien hace tu navegador, que se entera de que se te ha enviado algo y cuándo, pero no de qué. Mientras no los desactives ni cierres la sesión, guardamos la dirección de tu navegador en ese servicio, y tu navegador guarda el pequeño programa que los muestra.
privacy-addresses = Direcciones de internet
privacy-addresses-text = { $count ->
    [one] Tu dirección de internet solo se usa para frenar a quienes intentan adivinar contraseñas: una forma cifrada de ella se olvida después de un minuto.
   *[other] Tu dirección de internet solo se usa para frenar a quienes intentan adivinar contraseñas: una forma cifrada de ella se olvida después de { $count } minutos.
}
privacy-writing = Lo que escribes
privacy-writing-text = Las ofertas, peticiones y respuestas que escribes para una cooperativa son de la cooperativa y se quedan cuando te vas, sin tu nombre. Lo público llega a otros servidores, y se les pide que lo borren cuando se borra aquí. No podemos obligarlos.
privacy-searches = Búsquedas
privacy-searches-text = Lo que buscas no se guarda ni se cuenta a nadie. Solo se guarda una búsqueda si tú la guardas, y solo para ti, hasta que la borres o borres tu cuenta.
privacy-searches-own = { $count ->
    [one] Durante { $count } día el servidor recuerda quién publicó algo aquí, para no avisar a nadie de sus propios anuncios.
   *[other] Durante { $count } días el servidor recuerda quién publicó algo aquí, para no avisar a nadie de sus propios anuncios.
}
privacy-place-text = «Cerca de mí» y «Usar el lugar en el que estoy» preguntan a tu dispositivo dónde está solo cuando los pulsas. Tu navegador redondea la respuesta a un kilómetro, más o menos, antes de enviarla. En una búsqueda queda en la dirección de la página, y por eso en el historial de tu navegador; aquí no se guarda.
privacy-posts = Publicaciones de otros sitios
privacy-posts-text = { $count ->
    [one] Las publicaciones de quienes sigue una cooperativa se guardan un día, y las copias de sus imágenes también.
   *[other] Las publicaciones de quienes sigue una cooperativa se guardan { $count } días, y las copias de sus imágenes también.
}
privacy-held = { $count ->
    [one] Lo que envían desconocidos y nadie decide se rechaza después de un día.
   *[other] Lo que envían desconocidos y nadie decide se rechaza después de { $count } días.
}
privacy-peers = { $count ->
    [one] Los otros servidores a los que nadie sigue se olvidan después de un día sin señales de vida.
   *[other] Los otros servidores a los que nadie sigue se olvidan después de { $count } días sin señales de vida.
}
privacy-requests = Solicitudes para entrar
privacy-requests-text = { $count ->
    [one] Lo que escribes cuando pides entrar lo lee la administración de esa cooperativa. Después de una respuesta se elimina en un día.
   *[other] Lo que escribes cuando pides entrar lo lee la administración de esa cooperativa. Después de una respuesta se elimina en { $count } días.
}
privacy-log = El registro
privacy-log-text = { $count ->
    [one] Lo que la administración hace con cuentas, papeles, otros servidores y ajustes se apunta durante un día, para que se pueda explicar. Cuando se elimina una cuenta, su nombre desaparece del registro.
   *[other] Lo que la administración hace con cuentas, papeles, otros servidores y ajustes se apunta durante { $count } días, para que se pueda explicar. Cuando se elimina una cuenta, su nombre desaparece del registro.
}
privacy-backups = Copias
privacy-backups-text = Quien gestiona este servidor hace copias de todo, para que no se pierda nada. Lo que eliminas se queda en una copia hasta que se elimina la copia. Pregúntale cuánto tiempo guarda las copias.
privacy-yours = Tus derechos
privacy-yours-text = Puedes llevarte todo lo que hay sobre ti en un archivo, y puedes eliminar tu cuenta, las dos cosas sin preguntar a nadie.
privacy-ask = Las preguntas van a quien gestiona este servidor:
foot-privacy = Privacidad

## About the instance

about-rules = Reglas
about-contact = Quién lo gestiona

## Running an instance

nav-running = Servidor
running-title = Gestionar este servidor
running-tab-now = Ahora
running-tab-doctor = ¿Nos ven los demás?
running-tab-backups = Copias
running-tab-log = Registro
running-tab-settings = Ajustes
running-health = Cómo está
running-waits = Lo que te espera
running-nothing-waits = No tienes nada pendiente.
running-figures = En cifras
running-figure-deliveries = entregas en espera
running-figure-dead = entregas fallidas
running-figure-arrivals = llegadas en espera
running-figure-peers = otros servidores conocidos
running-figure-shut = otros servidores con el paso cerrado
running-figure-database = en la base de datos
running-figure-free = libres en el disco
running-version = Versión
running-version-text = Esto es Allmende { $version }. Para poner una versión nueva: haz una copia de la base de datos, pon el programa nuevo en lugar del antiguo y arráncalo. Él mismo pone al día la base de datos.
running-since = En marcha desde { $time }.
running-more-deliveries = Todas las entregas
running-more-peers = Todos los servidores
running-verdict-good = bien
running-verdict-look = mirar
running-verdict-wrong = mal
running-technical = En términos técnicos
running-no-machine = Esta página no puede mirar la máquina ahora.
size-kb = { $number } kB
size-mb = { $number } MB
size-gb = { $number } GB

check-database = Base de datos
check-database-good = La base de datos responde.
check-database-look = La base de datos responde, pero su versión no es la de este programa. Haz una copia y arranca el programa de nuevo.
check-database-wrong = La base de datos no responde bien. Mira el registro del programa y recupera una copia si está dañada.
check-disk = Disco
check-disk-good = Hay sitio de sobra: quedan { $free }.
check-disk-look = Solo quedan { $free }, que es poco para una copia de la base de datos. Haz sitio antes de la próxima copia.
check-disk-wrong = Solo quedan { $free }. Haz sitio ya: cuando el disco se llena, no se puede guardar nada más.
check-queue = Lo que sale
check-queue-good = Lo que se envía a otros servidores llega, o se intentará pronto otra vez.
check-queue-look = { $count ->
    [one] Otro servidor espera algo desde hace más de un día. Mira las entregas: puede que no esté en marcha.
   *[other] Otros { $count } servidores esperan algo desde hace más de un día. Mira las entregas: puede que no estén en marcha.
}
check-arrivals = Lo que llega
check-arrivals-good = Lo que envían otros servidores se recibe sin retraso.
check-arrivals-look = { $count ->
    [one] Una cosa que llegó no se pudo recibir. Mira la lista e inténtalo otra vez.
   *[other] { $count } cosas que llegaron no se pudieron recibir. Mira la lista e inténtalo otra vez.
}
check-mail = Correo
check-mail-good = Se pueden enviar correos, por ejemplo a quienes han olvidado su contraseña.
check-mail-off = No hay ningún servidor de correo configurado. No hace falta: la administración puede dar enlaces para una contraseña nueva.
check-clock = Reloj
check-clock-good = El reloj de esta máquina es creíble.
check-clock-wrong = El reloj de esta máquina va mal, y otros servidores rechazan lo que envía. Ponlo en hora y haz que se mantenga (NTP).
check-heard = Contacto desde fuera
check-heard-good = Otro servidor llegó a este el { $time }.
check-heard-look = Todavía ningún otro servidor ha llegado a este. Mira si los demás os ven.
check-development-look = Este es un servidor de prueba. No dejes que lo usen desconocidos.
check-development = Prueba

doctor-lead = Este servidor se pregunta a sí mismo por su nombre público, como lo haría otro servidor. Cada mirada tarda unos segundos.
doctor-limits = Lo que esto no puede ver: un cortafuegos que deja pasar a esta máquina pero a nadie más. La mejor prueba es que otro servidor haya llegado a este.
doctor-look = Mirar ahora
doctor-not-yet = sin mirar todavía
doctor-looking = mirando…
doctor-outside = Desde fuera
doctor-inside = En esta máquina
check-name = Nombre
check-name-good = El nombre de este servidor lleva a una dirección.
check-name-wrong = El nombre de este servidor no lleva a ninguna parte. Pon su dirección donde compraste el nombre (DNS). Puede tardar una hora hasta que todos lo sepan.
check-page = Puerta
check-page-good = El servidor abre la puerta con su nombre público y un certificado válido.
check-page-wrong = Nadie entra por el nombre público. Mira si el proxy que tiene el certificado (TLS) está en marcha, si lo pasa todo a este programa y si el puerto 443 está abierto.
check-webfinger = Que os encuentren
check-webfinger-good = Otros servidores encuentran a vuestras cooperativas por su nombre (WebFinger).
check-webfinger-wrong = Otros servidores no encuentran a vuestras cooperativas por su nombre. El proxy tiene que pasar /.well-known/webfinger a este programa.
check-actor = Que os conozcan
check-actor-good = Otros servidores pueden leer quién es este servidor.
check-actor-wrong = Otros servidores no pueden leer quién es este servidor. El proxy tiene que pasar las peticiones tal como son, también las de «application/activity+json».
check-inbox = Buzón
check-inbox-good = Lo que envían otros servidores llega al buzón.
check-inbox-wrong = Lo que envían otros servidores no llega al buzón. El proxy tiene que dejar pasar las peticiones POST a /inbox, con todas sus cabeceras.
check-address = Dirección pública
check-address-good = La dirección pública está en orden.
check-address-look = Este es un servidor de prueba. No dejes que lo usen desconocidos.
check-address-wrong = La dirección pública no está en orden. Pon instance.url en la configuración.
check-proxy = Proxy
check-proxy-look = Para este programa, todas las visitas parecen venir de una sola dirección. Nombra tu proxy en http.trusted_proxies.
check-directory = Carpeta de datos
check-directory-good = Se puede escribir en la carpeta de datos.
check-directory-wrong = No se puede escribir en la carpeta de datos. Da al programa permiso para escribir en ella.
check-certificates = Más certificados
check-certificates-good = Los certificados adicionales se pueden leer.
check-certificates-wrong = Los certificados adicionales no se pueden leer. Mira tls.ca_file.
check-figures = Cifras
check-figures-good = Las cifras solo se muestran en esta máquina.
check-figures-look = Puede que desconocidos lean las cifras. Pon en metrics.listen una dirección de esta máquina.
check-mail-wrong = El servidor de correo no se puede usar. Mira la sección [mail] de la configuración.
check-space = Sitio
check-space-good = Hay sitio suficiente en el disco.
check-space-wrong = Hay muy poco sitio en el disco. Haz sitio ya.

backups-lead = Una copia lo contiene todo: cooperativas, ofertas, mensajes, imágenes, cuentas. Guarda una en otra máquina y comprueba de vez en cuando que puedes leerla.
backups-make = Hacer una copia ahora
backups-none = Aquí todavía no se ha hecho ninguna copia.
backups-whole = lista
backups-being-made = en preparación; vuelve a cargar esta página dentro de un rato
backups-take = Descargar
backups-take-named = Descargar { $name }
backups-password = Tu contraseña, porque una copia contiene todos los secretos de este servidor
backups-where = Las copias están en { $place }. Se guardan las últimas { $count }.
backups-configuration = El archivo de configuración no está dentro. Guárdalo con la copia.
backups-postgres = Vuestra base de datos es PostgreSQL, que tiene su propia herramienta para copias. Haz que esto se ejecute cada día en la máquina de este programa:
backups-cron = Para hacer una copia cada noche, haz que la máquina ejecute esto:
done-backup = La copia está hecha.
error-backup-elsewhere = Vuestra base de datos es PostgreSQL. Las copias las hace su propia herramienta.
error-backup-runs = Ya se está haciendo una copia. Espera un rato.
error-backup-no-room = No hay sitio suficiente en el disco para una copia. Haz sitio primero.
error-examination-runs = Alguien está mirando en este momento. Prueba otra vez dentro de unos segundos.

log-lead = { $count ->
    [one] Quién hizo qué con cuentas, papeles, otros servidores, ajustes y copias. Las entradas se guardan un día.
   *[other] Quién hizo qué con cuentas, papeles, otros servidores, ajustes y copias. Las entradas se guardan { $count } días.
}
log-kind = Tipo
log-kind-any = Todo
log-kind-accounts = Cuentas
log-kind-members = Miembros y papeles
log-kind-peers = Otros servidores
log-kind-moderation = Moderación
log-kind-settings = Ajustes
log-kind-backups = Copias
log-person = Persona
log-person-any = Todo el mundo
log-filter = Mostrar
log-empty = No hay nada en el registro.
log-older = Entradas anteriores
log-operator = Línea de comandos
log-former = alguien que ya no es miembro
log-nobody = una cuenta que ya no existe
did-account-added = añadió la cuenta de { $about }
did-account-suspended = suspendió la cuenta de { $about }
did-account-resumed = dejó entrar de nuevo a { $about }
did-account-deleted = eliminó una cuenta
did-account-left = eliminó su propia cuenta
did-password-set = puso una contraseña nueva para { $about }
did-reset-link-made = creó un enlace para una contraseña nueva de { $about }
did-invitation-made = invitó a gente a { $coop } ({ $detail })
did-invitation-withdrawn = retiró una invitación a { $coop }
did-invitation-accepted = entró en { $coop } por invitación ({ $detail })
did-member-added = añadió a { $about } a { $coop } ({ $detail })
did-role-changed = cambió el papel de { $about } en { $coop }: { $detail }
did-member-removed = quitó a { $about } de { $coop }
did-member-left = salió de { $coop }
did-joining-set = eligió quién puede pedir entrar en { $coop }
did-join-accepted = dijo que sí a una solicitud para entrar en { $coop }
did-join-declined = dijo que no a una solicitud para entrar en { $coop }
did-joined = entró en { $coop } después de pedirlo
did-rules-set = puso las reglas sobre otros servidores
did-peer-decided = decidió sobre { $subject }: { $detail }
did-peer-undecided = retiró la decisión sobre { $subject }
did-keys-trusted = confió en las claves nuevas de { $subject }
did-list-imported = importó la lista { $subject }
did-list-retracted = retiró la lista { $subject }
did-held-let-through = dejó pasar lo retenido ({ $detail })
did-held-refused = rechazó lo retenido ({ $detail })
did-host-purged = quitó todo lo de { $subject }
did-report-done = resolvió una denuncia
did-report-forwarded = transmitió una denuncia
did-set-up = preparó este servidor con { $coop }
did-settings-changed = cambió el ajuste { $subject }
did-cooperative-founded = fundó { $coop }
did-cooperative-edited = editó lo que { $coop } dice de sí misma
did-cooperative-moved = mudó { $coop } a { $subject }
did-cooperative-moved-back = deshizo la mudanza de { $coop }
did-backup-made = hizo la copia { $subject }
did-backup-taken = descargó la copia { $subject }
did-unknown = hizo algo que apuntó un programa más nuevo ({ $subject })

settings-instance-lead = Lo que vale desde la próxima página, sin arrancar de nuevo.
field-instance-name = Nombre de este servidor
field-instance-name-hint = Está en el título de cada página. Vacío: la dirección del servidor.
field-instance-description = ¿Para qué es este servidor?
field-instance-description-hint = Se muestra en la página sobre este servidor. Puedes usar Markdown.
field-instance-contact = Quién lo gestiona y cómo contactar
field-instance-contact-hint = Una dirección, un teléfono, o un lugar y una hora. Todo el mundo puede leerlo.
field-instance-rules = Reglas
field-instance-rules-hint = Lo que aquí cumple todo el mundo. Quien entra las lee primero. Puedes usar Markdown.
field-instance-language = Idioma de quienes no eligen ninguno
instance-language-file = Como en la configuración
field-entry = ¿Quién puede venir?
entry-invited = Solo personas invitadas
entry-asking = Personas invitadas, y quienes lo piden donde una cooperativa lo permite
settings-file-title = Lo que pone en la configuración
settings-file-lead = Esto solo se muestra. Para cambiarlo, edita el archivo de configuración y arranca el programa de nuevo.
settings-file-at = El archivo es { $place }.
settings-file-none = No se ha leído ningún archivo de configuración; el programa usa sus valores habituales y el entorno.
settings-key = Clave
settings-value = Valor
settings-meaning = Qué significa
settings-empty = vacío
config-instance-url = La dirección pública. No se puede cambiar nunca cuando otros servidores ya la conocen.
config-instance-private = Si los desconocidos no ven nada en absoluto.
config-instance-development = Si esto es una prueba en una sola máquina.
config-http-listen = Dónde espera el programa las peticiones.
config-http-drain_seconds = Cuánto tiempo se atienden aún peticiones cuando el programa se detiene.
config-database-url = Qué base de datos se usa.
config-data-directory = Dónde están los datos.
config-federation-authorized_fetch = Si para leer hace falta la firma de otro servidor.
config-media-upload_bytes_max = La imagen más grande, en bytes.
config-languages-default = El idioma cuando nadie eligió uno.
config-mail-host = El servidor de correo que envía los correos.
config-metrics-listen = Dónde se muestran las cifras para vigilar el servidor.
config-log-level = Cuánto se escribe en el registro del programa.
