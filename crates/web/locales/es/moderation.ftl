## Servers and the rules about them

peers-tab = Servidores
policy-none = Sin decisión
peer-by-list = por la lista «{ $list }»
mode-allow-list-notice = Este servidor solo habla con servidores que alguien ha permitido. A todos los demás se les rechaza: lo que envían, lo que piden, lo que les enviaríamos y la búsqueda de gente de allí.
rules-title = Reglas para todos los demás
rules-lead = Valen para los servidores sobre los que nadie ha decidido.
rules-mode = Con quién hablamos
rules-mode-hint = Un cambio vale enseguida y en los dos sentidos. Al volver atrás se recupera lo que había.
mode-open = Con todos los que no están suspendidos
mode-allow-list = Solo con los servidores que alguien ha permitido
rules-newcomers = Lo que envían los servidores nuevos
rules-newcomers-hint = Un servidor es nuevo si nadie de aquí ha decidido sobre él ni se ha dirigido a él.
newcomers-hold = Retenerlo hasta que alguien lo haya mirado
newcomers-show = Mostrarlo enseguida
wave-title = Han llegado muchos servidores nuevos a la vez
wave-notice = Muchos servidores han llegado por primera vez en menos de una hora. Lo que envían los servidores nuevos se retiene hasta el { $until }, mientras nadie decida otra cosa aquí.
wave-look = Mirar lo retenido
wave-end = Tratar a los servidores nuevos según las reglas
wave-home = Han llegado muchos servidores nuevos a la vez: lo que envían se retiene hasta el { $until }
rules-explained = Qué es un servidor nuevo y qué se retiene
rules-known-1 = Un servidor es conocido cuando alguien lo ha permitido, a él o a un dominio en el que está.
rules-known-2 = Es conocido cuando una de nuestras cooperativas sigue a alguien de allí, o lo ha solicitado.
rules-known-3 = Es conocido cuando una de nuestras cooperativas ha escrito a alguien de allí.
rules-held-what = Se retienen los mensajes, los anuncios, las publicaciones, lo compartido y los «Me gusta»: lo que la gente vería. Las solicitudes de seguimiento llegan a la cooperativa como siempre, y los borrados surten efecto. Lo que nadie decide en 90 días se rechaza.

## What is held

held-title = Retenido
held-lead = Lo que ha llegado y no se muestra a nadie hasta que lo dejes pasar.
held-explained = Por qué se retiene algo
held-empty = No hay nada retenido.
held-by-host = Por servidor
held-items = Lo más reciente primero
held-items-of = De { $host }
held-all = De todos los servidores
held-choose = Seleccionar
held-through = Dejar pasar lo seleccionado
held-refuse = Rechazar lo seleccionado
held-welcome = Permitir los servidores seleccionados y dejar pasar todo
held-purge = Suspender los servidores seleccionados y quitarlo todo
held-kind-listing = Anuncio
held-kind-message = Mensaje
held-kind-post = Publicación
held-kind-share = Compartido
held-kind-like = Me gusta
standing-newcomer = Servidor nuevo
standing-newcomer-means = Nadie de aquí ha decidido sobre ese servidor ni se ha dirigido a él.
standing-limited = Limitado
standing-limited-means = Ese servidor está limitado. Lo que dejes pasar solo se muestra a los miembros.
standing-keys-changed = Claves nuevas
standing-keys-changed-means = Todas las claves de alguien que conoces han cambiado a la vez, sin una palabra firmada con las antiguas. El dominio puede tener otro dueño.
keys-title = Claves nuevas
keys-lead = Pregunta a estas personas por otro camino si siguen siendo ellas antes de confirmarlo. Hasta entonces se retiene lo que envían.
keys-trust = Siguen siendo ellas
purge-title = ¿Suspender y quitarlo todo?
purge-explained = { $count ->
    [one] Este servidor se suspende y se quita todo lo suyo: lo retenido, anuncios, publicaciones, mensajes, seguimientos. No se puede deshacer.
   *[other] Estos { $count } servidores se suspenden y se quita todo lo suyo: lo retenido, anuncios, publicaciones, mensajes, seguimientos. No se puede deshacer.
}
purge-confirm = Suspender y quitar
home-held = { $count ->
    [one] Algo de otro servidor espera tu decisión
   *[other] { $count } cosas de otros servidores esperan tu decisión
}
home-reports = { $count ->
    [one] Una denuncia te espera
   *[other] { $count } denuncias te esperan
}
done-let-through = Se ha dejado pasar. Aparece en un momento.
done-held-refused = Rechazado.
done-purged = Suspendido, y se ha quitado todo lo suyo.

## Lists of domains

lists-title = Listas
lists-lead = Toma listas de servidores que bloquear o permitir, y pasa la tuya a otros. El formato es el de Mastodon.
lists-empty = No se ha importado ninguna lista.
list-name = Nombre de la lista
list-name-hint = Al importar otra vez con el mismo nombre también se retira lo que ya no está en la lista.
list-kind = Tipo
list-kind-block = Para bloquear
list-kind-allow = Para permitir
list-entries = Dominios
list-in-force = Decididos por ella
list-imported = Importada
list-retract = Retirar
list-retract-title = ¿Retirar esta lista?
list-import-title = Importar una lista
list-import-lead = Primero ves qué cambiaría. La decisión de una persona pesa más que una lista; nuestro propio dominio y los servidores con los que tratamos quedan fuera.
list-file = Archivo (CSV)
list-file-hint = Como mucho, 100 000 filas. Sin encabezado cuenta la primera columna.
list-file-again = La lista es larga: elige otra vez el mismo archivo.
list-check = Ver qué cambiaría
list-import = Importar
list-export-title = Exportar
list-export-block = Lo bloqueado (CSV)
list-export-allow = Lo permitido (CSV)
list-plan-title = Qué cambiaría
list-plan-summary = { $count ->
    [0] no cambia nada
    [one] cambia una decisión
   *[other] cambian { $count } decisiones
}
list-plan-empty = Todo está ya así.
list-before = Antes
list-after = Después
list-more = { $count ->
    [one] y uno más
   *[other] y { $count } más
}
list-about-ours = El nuestro
list-about-ours-means = Este servidor está ahí. Queda fuera.
list-about-partners = Con trato
list-about-partners-means = Alguien de allí sigue a una de nuestras cooperativas, o una de ellas lo sigue. Queda fuera; decide tú sobre ellos.
list-about-by-hand = Decidido por una persona
list-about-by-hand-means = Alguien de aquí decidió otra cosa. Eso se mantiene.
list-about-gone = Ya no está en la lista
list-about-gone-means = Lo que esta lista decidió sobre ellos se retira, salvo que una persona u otra lista lo diga.
list-about-no-reports = Denuncias que no se leen
list-about-no-reports-means = Esta lista dice que no se lean las denuncias de estos servidores (reject_reports). Lo que una persona decida sobre uno de ellos pesa más.
list-without-media = { $count ->
    [one] Para un servidor, la lista dice que no se muestren imágenes (reject_media). No se cumple: las imágenes de los anuncios se muestran aquí.
   *[other] Para { $count } servidores, la lista dice que no se muestren imágenes (reject_media). No se cumple: las imágenes de los anuncios se muestran aquí.
}
list-skipped = Filas que quedaron fuera
done-list-imported = La lista está importada.
done-list-retracted = La lista está retirada.
error-list-name-missing = Da un nombre a la lista.
error-list-other-kind = Una lista del otro tipo tiene este nombre.
error-list-file-missing = Elige un archivo.
error-list-without-domains = No hay ningún dominio en este archivo.
error-too-large = Este archivo es demasiado grande.
error-not-utf-8 = Este archivo no es UTF-8.
error-table-unreadable = Esto no es una tabla que se pueda leer.
error-domain-invalid = no es un dominio
error-domain-obfuscated = el dominio está tapado con asteriscos
error-severity-none = la lista solo hace un comentario
error-severity-unknown = gravedad desconocida

## Reports

report-this = Denunciar
report-title = Denunciar a { $handle }
report-lead = Lo lee quien gestiona este servidor. Nadie más se entera de que has escrito.
report-object = Se trata de
report-content = ¿Qué está mal?
report-content-hint = Unas pocas frases ayudan a quien decide.
report-send = Enviar la denuncia
reports-title = Denuncias
reports-lead = Lo que denuncian los miembros y otros servidores.
reports-open = Denuncias abiertas
reports-done = Denuncias resueltas
reports-empty = Ninguna denuncia.
report-one = Denuncia
report-about = Sobre
report-by = De
report-by-former = alguien que ya no es miembro
report-by-server = el servidor { $host }
report-when = Llegó
report-note = Nota
report-finish = Resuelta
report-forward = Avisar a { $host }
report-forward-lead = Se avisa a quienes gestionan ese servidor de quién y de qué se trata, con tus palabras y en nombre de este servidor. No se enteran de quién denunció ni de lo que escribió.
report-words = Tus palabras
report-words-hint = Sin nombres de vuestros miembros.
report-forward-send = Avisar
report-forwarded = Lo que se dijo a su servidor
done-reported = Gracias. Alguien lo mirará.
done-report-forwarded = Está en camino.
error-report-missing = Di qué está mal.
error-report-not-forwarded = Esta denuncia no se puede transmitir, o ya se transmitió.
peer-reads = lee { $what }
