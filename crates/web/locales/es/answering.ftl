### Answering posts, pinned listings, tags, and members' own public accounts.

## Answering

answers = { $count ->
    [one] Una respuesta
   *[other] { $count } respuestas
}
answer-post = Responder
answer-to = Responder a { $handle }
answer-is-open = Todo el mundo puede leer tu respuesta, en cualquier servidor.
answer-is-narrow = Esto se escribió para unas pocas personas. Tu respuesta va solo a { $handle }; los miembros de aquí pueden leerla.
answer-nobody = Solo quien tiene el papel de gestión responde en nombre de una cooperativa. Para responder en tu propio nombre, crea una cuenta pública en tus ajustes.
answer-send = Enviar
field-answer-post = Tu respuesta
speak-as = En nombre de
like-post = Me gusta
share-post = Compartir
given-like = Le gusta a { $name }
given-share = Compartido por { $name }
take-back = Deshacer
take-back-named = Deshacer: { $what }
thread-title = Conversación
thread-all = Todas las publicaciones
thread-root-gone = La publicación con la que empezó esto ya no está aquí: quien la escribió la borró, o es demasiado antigua.
reply-title = Respuesta de { $name }
reply-to = a { $handle }
reply-in-answer-to = En respuesta a
reply-thread = Toda la conversación
reply-narrow = solo para quien la recibe
reply-edited = editado
reply-edit = Editar
reply-edit-hint = Se avisa a los otros servidores.
reply-remove = Quitar
reply-remove-title = ¿Quitar esta respuesta?
reply-remove-explained = La respuesta desaparece de aquí, y se pide a los servidores que la tienen que la olviden. Su dirección no volverá a mostrar nada.
done-replied = Tu respuesta está en camino.
done-liked = Hecho. Quien lo escribió recibe el aviso.
done-shared = Compartido. Quienes te siguen reciben el aviso.
done-taken-back = Deshecho.
error-post-gone = Esta publicación ya no está aquí: quien la escribió la borró, o es demasiado antigua.
error-post-narrow = Se escribió para unas pocas personas, así que no se puede compartir.

## Pinned listings

listing-pin = Fijar en lo alto de nuestra página
listing-unpin = Quitar de lo alto de nuestra página
coop-pinned = Fijado
done-pinned = Fijado. Aparece en primer lugar en tu página.
done-unpinned = Ya no está fijado.
error-pin-not-public = Solo se puede fijar lo que está publicado para todo el mundo.
error-pins-too-many = Ya hay cinco fijados. Quita uno primero.
sent-kind-reply = Respuesta
sent-kind-like = Me gusta
sent-kind-announce = Compartido
sent-kind-add = Fijado
sent-kind-remove = Ya no fijado
sent-kind-taken-back = Deshecho

## Tags

tag-lead = Ofertas y peticiones con esta etiqueta.
tag-empty = Ahora mismo nada lleva esta etiqueta.

## A member's own public account

person-title = Tu cuenta pública
person-teaser = Apagada mientras no la quieras: hablar en tu propio nombre con gente de otros servidores.
person-open = Saber más
person-lead = Aquí hablas por tu cooperativa. Con una cuenta pública también puedes responder, compartir y decir «Me gusta» en tu propio nombre.
person-means-public = Tu nombre, tu texto y lo que respondes son públicos. La gente de cualquier servidor puede verlos y seguirte.
person-means-speak = Lo que haces aquí por tu cooperativa sigue siendo de la cooperativa; nadie ve que fuiste tú.
person-means-no-letters = No recibe mensajes privados. Escribe en público o como tu cooperativa.
person-means-end = Cuando la apagas, se pide a los otros servidores que la olviden. Su dirección queda vacía y su nombre no se vuelve a dar nunca.
person-name = Nombre en tu dirección
person-name-hint = De 2 a 30 letras a–z, cifras o guiones bajos. Serás @nombre@{ $host }. No se puede cambiar.
person-bio = Sobre ti
person-bio-hint = Todo el mundo puede leerlo. Como mucho, 500 caracteres.
person-approves = Quien quiera seguirme espera hasta que yo diga que sí
person-begin = Crear mi cuenta pública
person-answers = Respuestas
person-answers-none = Nada todavía.
person-end-title = Apagarla
person-end-explained = Se pide a los otros servidores que olviden la cuenta y todo lo que dijo. No se puede deshacer, y el nombre no se vuelve a dar nunca.
person-end-sure = Sí, apagarla para siempre
person-end = Apagar
done-person-begun = Tu cuenta pública está lista.
done-person-ended = Tu cuenta pública está apagada y se avisa a los otros servidores.
error-person-none = No tienes cuenta pública. Puedes crearla en tus ajustes.
error-person-exists = Ya tienes una cuenta pública.
error-person-name-taken = Alguien de aquí tiene este nombre, o lo tuvo.
