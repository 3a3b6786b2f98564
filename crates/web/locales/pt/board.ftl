### The board of a cooperative.

coop-tab-board = Mural
board-title = { $name } – mural
board-lead = As ofertas e os pedidos desta cooperativa, e o que outros lhe pedem. Quem segue o mural fica a saber de tudo, a partir de qualquer servidor do fediverso.
board-follow-title = Seguir o mural
board-follow-how = Procura este nome na tua conta do fediverso, ou no Lemmy e semelhantes, e segue-o:
board-who-title = Quem pode publicar aqui
board-who-automatic = Toda a gente: menciona { $handle } numa publicação pública, ou publica a partir do Lemmy e semelhantes. Aparece aqui logo.
board-who-by-hand = Toda a gente: menciona { $handle } numa publicação pública, ou publica a partir do Lemmy e semelhantes. Aparece aqui quando alguém da cooperativa a tiver lido.
board-who-off = Só a cooperativa. Mesmo assim podes responder a cada uma das suas ofertas e pedidos.
board-ours = De { $name }
board-ours-empty = Neste momento nada se oferece nem se pede.
board-ours-all = Todas as ofertas e pedidos
board-others = De outros
board-others-empty = Ainda ninguém publicou nada.
board-waiting = Publicações à espera
board-waiting-lead = Outros publicaram isto no vosso mural. Só vocês o veem até ser aceite. Responder a alguém, ou fazer disso um pedido, não o põe no mural.
board-waits = { $count ->
    [one] { $count } publicação espera por ti
   *[other] { $count } publicações esperam por ti
}
board-nothing-waits = Nenhuma publicação à espera.
board-back = Para o mural
board-accept = Pôr no mural
board-refuse = Recusar
board-remove = Tirar do mural
board-ask = Responder
board-inquiry-open = Para a conversa
board-need = Fazer disto um pedido
board-need-open = Para o pedido
board-need-asked = { $name } pediu isto em { $date }:
board-block = Decidir sobre o servidor { $host }
board-rules = Publicações de fora
field-outside-posts = Publicações que mencionam o mural
field-outside-posts-hint = As ofertas e os pedidos da cooperativa são anunciados em qualquer caso.
outside-posts-automatic = Aparecem logo
outside-posts-by-hand = Esperam até que alguém da cooperativa as tenha lido
outside-posts-off = Não são recebidas
home-board = { $count ->
    [one] { $count } publicação espera pelo mural
   *[other] { $count } publicações esperam pelo mural
}
done-post-accepted = Está no mural, e quem o segue recebe o aviso.
done-post-refused = Recusada. Ninguém é avisado.
done-post-removed = Já não está no mural, e quem o segue recebe o aviso.
done-post-taken-up = Agora é uma conversa. A tua resposta vai só para quem escreveu.
done-need-drafted = Isto é um rascunho. Pergunta a quem escreveu antes de o publicares: ninguém é anunciado sem o seu consentimento.
error-post-decided = Entretanto alguém fez outra coisa com esta publicação. Vê outra vez.
error-post-no-inquiry = Não se pode fazer disto uma conversa: quem escreveu escreveu muito hoje, ou retirou-o.
board-picture = Imagem: { $alt }
