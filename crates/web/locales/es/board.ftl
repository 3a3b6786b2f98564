### The board of a cooperative.

coop-tab-board = Tablón
board-title = { $name } – tablón
board-lead = Ofertas y peticiones de esta cooperativa, y lo que otros le piden. Quien sigue el tablón se entera de todo, desde cualquier servidor del fediverso.
board-follow-title = Seguir el tablón
board-follow-how = Busca este nombre desde tu cuenta del fediverso, o en Lemmy y similares, y síguelo:
board-who-title = Quién puede publicar aquí
board-who-automatic = Todo el mundo: menciona a { $handle } en una publicación pública, o publica en él desde Lemmy y similares. Aparece aquí enseguida.
board-who-by-hand = Todo el mundo: menciona a { $handle } en una publicación pública, o publica en él desde Lemmy y similares. Aparece aquí cuando alguien de la cooperativa la ha leído.
board-who-off = Solo la cooperativa. Aun así puedes responder a cada una de sus ofertas y peticiones.
board-ours = De { $name }
board-ours-empty = Ahora mismo no se ofrece ni se pide nada.
board-ours-all = Todas las ofertas y peticiones
board-others = De otros
board-others-empty = Nadie ha publicado nada todavía.
board-waiting = Publicaciones en espera
board-waiting-lead = Otros han publicado esto en vuestro tablón. Solo lo veis vosotros hasta que se acepte. Responder a alguien, o convertirlo en una petición, no lo pone en el tablón.
board-waits = { $count ->
    [one] { $count } publicación te espera
   *[other] { $count } publicaciones te esperan
}
board-nothing-waits = Ninguna publicación espera.
board-back = Al tablón
board-accept = Poner en el tablón
board-refuse = Rechazar
board-remove = Quitar del tablón
board-ask = Responder
board-inquiry-open = A la conversación
board-need = Convertir en petición
board-need-open = A la petición
board-need-asked = { $name } lo pidió el { $date }:
board-block = Decidir sobre el servidor { $host }
board-rules = Publicaciones de fuera
field-outside-posts = Publicaciones que mencionan el tablón
field-outside-posts-hint = Las ofertas y peticiones de la cooperativa se anuncian en cualquier caso.
outside-posts-automatic = Aparecen enseguida
outside-posts-by-hand = Esperan hasta que alguien de la cooperativa las haya leído
outside-posts-off = No se reciben
home-board = { $count ->
    [one] { $count } publicación espera para el tablón
   *[other] { $count } publicaciones esperan para el tablón
}
done-post-accepted = Está en el tablón, y quienes lo siguen reciben el aviso.
done-post-refused = Rechazada. No se avisa a nadie.
done-post-removed = Ya no está en el tablón, y quienes lo siguen reciben el aviso.
done-post-taken-up = Ahora es una conversación. Tu respuesta va solo a quien lo escribió.
done-need-drafted = Esto es un borrador. Pregunta a quien lo escribió antes de publicarlo: a nadie se le anuncia sin su consentimiento.
error-post-decided = Alguien hizo otra cosa con esta publicación mientras tanto. Vuelve a mirar.
error-post-no-inquiry = No se puede convertir en conversación: quien lo escribió ha escrito mucho hoy, o lo ha retirado.
board-picture = Imagen: { $alt }
