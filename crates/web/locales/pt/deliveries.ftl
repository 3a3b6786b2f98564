### Deliveries: what goes out, what came in, and what did not arrive.

## Servers, inboxes

deliveries-lead = O que enviamos a outros servidores. Nada se perde em silêncio: o que não se pode entregar fica guardado e pode ser enviado outra vez.
deliveries-tab-peers = Servidores
deliveries-table = Servidores, primeiro os que têm problemas
delivery-endpoints = Caixas de entrada
delivery-inbox = Caixa de entrada
delivery-none = Ainda não se enviou nada a outro servidor.
delivery-state = Estado
delivery-backlog = À espera
delivery-in-trouble = Caixas de entrada com problemas
delivery-delivered = Entregue
delivery-speed = Ritmo
delivery-window = até { $number } de cada vez
delivery-usual = normalmente { $time }
delivery-answer = Última resposta
delivery-no-answer = ainda nenhuma
delivery-actions = Ações
delivery-oldest = o mais antigo: { $date }
delivery-next = próxima tentativa: { $date }
delivery-since = desde { $date }
delivery-undelivered = { $count ->
    [one] { $count } por entregar
   *[other] { $count } por entregar
}
delivery-retry = Tentar agora
delivery-suspend = Parar de enviar
delivery-suspend-hint = Parar vale para o servidor inteiro. O que espera fica, nada de novo se junta, e o que ele envia continua a chegar.
delivery-resume = Voltar a enviar
delivery-forbidden = Decidimos não ter nada a ver com este servidor. Pode mudar-se em
delivery-replay = Enviar outra vez
delivery-no-letters = Tudo o que se podia entregar foi entregue.
delivered-of = Entregue a { $delivered } de { $audience } servidores.
delivered-to-nobody = Ainda nenhum outro servidor foi avisado disto.
peer-inboxes = { $count ->
    [one] { $count } caixa de entrada
   *[other] { $count } caixas de entrada
}
peer-all-inboxes = Todas as caixas de entrada
pages-first = Primeira página
never = nunca

## Words for how sending to an inbox goes

condition-waiting = Em pausa depois de falhas
condition-probing = A tentar
condition-failing = Com falhas, tentada com menos frequência
condition-gone = Já não existe
condition-suspended = Suspensa por nós
condition-fresh = Ainda não contactada
condition-well = Funciona

## Filters

filter-show = Mostrar
filter-host = Nome de um servidor
filter-why = Motivo
filter-apply = Mostrar
filter-nothing = Nada corresponde.
show-peers-all = Todos os servidores
show-peers-trouble = Os que têm problemas
show-peers-backlog = Os que têm algo à espera

## One inbox

inbox-of = Caixa de entrada em { $host }
inbox-now = Agora
inbox-history = Histórico
inbox-failing = Com falhas
inbox-failures = { $count ->
    [one] { $count } ronda falhada
   *[other] { $count } rondas falhadas seguidas
}
inbox-asked = Pediu-nos para esperar
inbox-asked-until = até { $date }
inbox-known-since = Conhecida desde
inbox-failed-rounds = Rondas falhadas ao todo
inbox-last-success = Último êxito
inbox-last-attempt = Última tentativa
inbox-nothing-waits = Nada espera por ela.

## What was sent

sent-title = Enviado há pouco
sent-lead = Tudo o que se disse a outros servidores, e até onde chegou.
sent-empty = Ainda não se enviou nada a outro servidor.
sent-kind-create = Publicado
sent-kind-update = Mudado
sent-kind-delete = Removido
sent-kind-message = Mensagem
sent-kind-follow = Pedido para seguir
sent-kind-accept = Seguidor aceite
sent-kind-reject = Seguidor recusado
sent-kind-undo = Deixou de seguir
sent-kind-flag = Denúncia
sent-kind-board-announce = Anunciado pelo mural
sent-kind-board-unannounce = Tirado do mural
sent-kind-move = Mudança
sent-kind-catalogue-add = Acrescentado ao catálogo
sent-kind-catalogue-remove = Tirado do catálogo
progress-waiting = { $count ->
    [one] { $count } à espera
   *[other] { $count } à espera
}
progress-parked = { $count ->
    [one] { $count } posto de lado
   *[other] { $count } postos de lado
}
progress-dead = { $count ->
    [one] { $count } abandonado
   *[other] { $count } abandonados
}
progress-discarded = { $count ->
    [one] { $count } abandonado para sempre
   *[other] { $count } abandonados para sempre
}
progress-superseded = { $count ->
    [one] { $count } recebeu em vez disso uma versão posterior
   *[other] { $count } receberam em vez disso uma versão posterior
}
activity-delivered-hint = Em baixo estão os que não o têm. Os que o têm são apenas contados.
activity-waiting = Ainda não recebido
activity-replay-all = Enviar outra vez a todos estes
activity-more-letters = Há mais; enviar outra vez chega a todos.
activity-address = Endereço desta atividade

## What did not arrive

letters-title = Por entregar
letters-lead = O que não chegou, porquê, e o que se pode fazer.
letters-explained = O que significam as palavras
letters-parked-means = O outro servidor recusa-o por agora (403). Tenta-se de novo uma vez por dia, porque as pessoas de lá podem mudar de ideias.
letters-dead-means = Não volta a ser tentado por si só. Podes enviá-lo outra vez até ser esquecido.
letters-discarded-means = Alguém daqui decidiu que não precisa de chegar.
letters-count = { $count ->
    [one] { $count } entrega
   *[other] { $count } entregas
}
letters-choose = Selecionar
letters-no-body = o texto já não está guardado
letters-steer = Enviar outra vez ou abandonar
letters-replay-chosen = Enviar outra vez as selecionadas
letters-discard-chosen = Abandonar as selecionadas
letters-all-title = Todas
letters-all-everything = { $count ->
    [one] Diz respeito à única entrega.
   *[other] Diz respeito às { $count } entregas.
}
letters-all-filtered = { $count ->
    [one] Diz respeito à única entrega que corresponde ao filtro, em todas as páginas.
   *[other] Diz respeito às { $count } entregas que correspondem ao filtro, em todas as páginas.
}
letters-replay-all = Enviar todas outra vez
letters-discard-all = Abandonar todas
letters-replay-title = Enviar todas outra vez?
letters-replay-explained = { $count ->
    [one] { $count } entrega sai outra vez. Se o servidor ainda a recusar, volta para aqui.
   *[other] { $count } entregas saem outra vez. O que os servidores ainda recusarem volta para aqui.
}
letters-replay-confirm = Enviar outra vez
letters-discard-title = Abandonar para sempre?
letters-discard-explained = { $count ->
    [one] { $count } entrega não volta a ser tentada. Pode ler-se até ser esquecida.
   *[other] { $count } entregas não voltam a ser tentadas. Podem ler-se até serem esquecidas.
}
letters-discard-confirm = Abandonar para sempre
burial-any = Posto de lado ou abandonado
burial-pending = À espera
burial-parked = Posto de lado
burial-dead = Abandonado
burial-discarded = Abandonado para sempre
why-any = Qualquer motivo
why-refused = Recusado pelo outro servidor
why-gone = A caixa de entrada já não existe
why-late = Fora de tempo
why-ours = Falha nossa

## What came in

incoming-title = A chegar
incoming-lead = O que outros servidores enviaram e nós aceitámos. Tem efeito por ordem, e com justiça entre os servidores.
incoming-waiting = À espera de ter efeito
incoming-at-quota = Servidores no seu limite
incoming-failed = Não se conseguiu processar
incoming-quota = Podem esperar até { $quota } por servidor; acima disso pede-se-lhe que volte mais tarde.
incoming-nothing-waits = Nada à espera.
incoming-oldest = O mais antigo
incoming-postponed = Vai tentar-se outra vez
incoming-full = limite atingido
incoming-failed-means = Estes foram tentados várias vezes. O texto fica guardado, para se poder tentar de novo quando o motivo desaparecer.
incoming-nothing-failed = Tudo o que chegou foi processado.
incoming-came = chegou em { $date }
incoming-attempts = { $count ->
    [one] { $count } tentativa
   *[other] { $count } tentativas
}
incoming-again = Tentar outra vez
incoming-again-all = Tentar tudo outra vez
incoming-again-host = Tentar outra vez tudo de { $host }

## Nodes

nodes-title = Processos que partilham o trabalho
nodes-leaving = a parar
nodes-parts = { $count ->
    [one] { $count } parte da fila
   *[other] { $count } partes da fila
}
nodes-seen = último sinal de vida: { $date }

## Said once, after something was done

done-tried = Vai tentar-se já.
done-suspended = Não se envia mais nada para lá até tu dizeres.
done-resumed = Voltamos a enviar para lá, primeiro um de cada vez.
done-replayed = De novo a caminho.
done-discarded = Abandonado para sempre.
done-again = Vai ser processado outra vez.
error-nothing-chosen = Nada foi selecionado. Marca pelo menos uma linha e tenta outra vez.
