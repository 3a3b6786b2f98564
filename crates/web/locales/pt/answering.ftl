### Answering posts, pinned listings, tags, and members' own public accounts.

## Answering

answers = { $count ->
    [one] { $count } resposta
   *[other] { $count } respostas
}
answer-post = Responder
answer-to = Responder a { $handle }
answer-is-open = Toda a gente pode ler a tua resposta, em qualquer servidor.
answer-is-narrow = Isto foi escrito para poucas pessoas. A tua resposta vai só para { $handle }; os membros daqui podem lê-la.
answer-nobody = Só quem tem o papel de gestão responde em nome de uma cooperativa. Para responder em teu nome, cria uma conta pública nas tuas definições.
answer-send = Enviar
field-answer-post = A tua resposta
speak-as = Em nome de
like-post = Gosto
share-post = Partilhar
given-like = { $name } gosta
given-share = Partilhado por { $name }
take-back = Desfazer
take-back-named = Desfazer: { $what }
thread-title = Conversa
thread-all = Todas as publicações
thread-root-gone = A publicação com que isto começou já não está aqui: quem a escreveu eliminou-a, ou é demasiado antiga.
reply-title = Resposta de { $name }
reply-to = a { $handle }
reply-in-answer-to = Em resposta a
reply-thread = A conversa toda
reply-narrow = só para quem a recebe
reply-edited = editada
reply-edit = Editar
reply-edit-hint = Os outros servidores são avisados.
reply-remove = Remover
reply-remove-title = Remover esta resposta?
reply-remove-explained = A resposta desaparece daqui, e pede-se aos servidores que a têm que a esqueçam. O seu endereço nunca mais mostra nada.
done-replied = A tua resposta vai a caminho.
done-liked = Feito. Quem escreveu recebe o aviso.
done-shared = Partilhado. Quem te segue recebe o aviso.
done-taken-back = Desfeito.
error-post-gone = Esta publicação já não está aqui: quem a escreveu eliminou-a, ou é demasiado antiga.
error-post-narrow = Foi escrita para poucas pessoas, por isso não pode ser partilhada.

## Pinned listings

listing-pin = Afixar no topo da nossa página
listing-unpin = Tirar do topo da nossa página
coop-pinned = Afixado
done-pinned = Afixado. Aparece em primeiro lugar na tua página.
done-unpinned = Já não está afixado.
error-pin-not-public = Só se pode afixar o que está publicado para toda a gente.
error-pins-too-many = Já há cinco afixados. Tira um primeiro.
sent-kind-reply = Resposta
sent-kind-like = Gosto
sent-kind-announce = Partilhado
sent-kind-add = Afixado
sent-kind-remove = Já não afixado
sent-kind-taken-back = Desfeito

## Tags

tag-lead = Ofertas e pedidos com esta etiqueta.
tag-empty = Agora nada tem esta etiqueta.

## A member's own public account

person-title = A tua conta pública
person-teaser = Desligada enquanto não a quiseres: falar em teu nome com pessoas de outros servidores.
person-open = Saber mais
person-lead = Aqui falas pela tua cooperativa. Com uma conta pública também podes responder, partilhar e dizer «Gosto» em teu nome.
person-means-public = O teu nome, o teu texto e as tuas respostas são públicos. Pessoas de qualquer servidor podem vê-los e seguir-te.
person-means-speak = O que fazes aqui pela tua cooperativa continua a ser da cooperativa; ninguém vê que foste tu.
person-means-no-letters = Não recebe mensagens privadas. Escreve em público, ou como a tua cooperativa.
person-means-end = Quando a desligas, pede-se aos outros servidores que a esqueçam. O seu endereço fica vazio e o seu nome nunca mais é dado.
person-name = Nome no teu endereço
person-name-hint = De 2 a 30 letras a–z, algarismos ou traços baixos. Serás @nome@{ $host }. Não se pode mudar.
person-bio = Sobre ti
person-bio-hint = Toda a gente pode ler. No máximo, 500 caracteres.
person-approves = Quem me quiser seguir espera pelo meu sim
person-begin = Criar a minha conta pública
person-answers = Respostas
person-answers-none = Ainda nada.
person-end-title = Desligá-la
person-end-explained = Pede-se aos outros servidores que esqueçam a conta e tudo o que disse. Não se pode desfazer, e o nome nunca mais é dado.
person-end-sure = Sim, desligar para sempre
person-end = Desligar
done-person-begun = A tua conta pública está pronta.
done-person-ended = A tua conta pública está desligada, e os outros servidores são avisados.
error-person-none = Não tens uma conta pública. Podes criá-la nas tuas definições.
error-person-exists = Já tens uma conta pública.
error-person-name-taken = Alguém daqui tem este nome, ou já o teve.
