#!/bin/sh
# Mirrors what the shops write.
CONF=/etc/mirror
exec "$KAFKA_HOME/bin/kafka-mirror-maker.sh" \
    --consumer.config "$CONF/mm1-consumer.properties" \
    --producer.config "$CONF/mm1-producer.properties" \
    --whitelist "${TOPICS:-orders,page\..*}" \
    --num.streams "$STREAMS" >> /var/log/mirror.log 2>&1
