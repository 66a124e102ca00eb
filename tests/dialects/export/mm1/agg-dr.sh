#!/bin/sh
# MirrorMaker 1 for link agg-dr, written by Tributary. It is part of Apache Kafka up to 3.9.
cd "$(dirname "$0")" || exit 1
exec "${KAFKA_HOME:-/opt/kafka}/bin/kafka-mirror-maker.sh" \
    --consumer.config 'agg-dr.consumer.properties' \
    --producer.config 'agg-dr.producer.properties' \
    --include '(?!(?:.*[\-\.]internal|.*\.replica|__.*|(?:(?:__|[.]).*|.*[.-]internal))$)(?:orders\.all|clicks)' \
    --num.streams 1 \
    --offset.commit.interval.ms 60000 \
    --abort.on.send.failure false
