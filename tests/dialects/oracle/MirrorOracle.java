package org.apache.kafka.connect.mirror;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.common.utils.Utils;

/**
 * What MirrorMaker 2's own classes make of mm2.properties: a line of JSON for each file that is named. The first argument
 * is a file with topic names, a line each: of each it is said whether a flow mirrors it, and as what. In this package
 * since what it asks is not public.
 */
public final class MirrorOracle {
    private static final ObjectMapper JSON = new ObjectMapper();

    private MirrorOracle() {}

    public static void main(String[] args) throws Exception {
        List<String> topics = Files.readAllLines(Path.of(args[0]));
        System.out.println(JSON.writeValueAsString(Map.of("keys", new TreeSet<>(
                new MirrorMakerConfig(Map.of("clusters", "A", "plugin.discovery", "service_load")).allConfigNames()))));
        for (int i = 1; i < args.length; ++i) {
            Map<String, Object> said = new TreeMap<>();
            said.put("file", args[i]);
            try {
                said.put("flows", flows(args[i], topics));
            } catch (Exception | StackOverflowError refused) {
                said.put("refused", refused.toString());
            }
            System.out.println(JSON.writeValueAsString(said));
        }
    }

    private static List<Object> flows(String file, List<String> topics) throws Exception {
        Map<String, String> properties = Utils.propsToStringMap(Utils.loadProps(file));
        properties.put("plugin.discovery", "service_load");  // the other way takes ten seconds for each file
        MirrorMakerConfig config = new MirrorMakerConfig(properties);
        List<Object> flows = new ArrayList<>();
        for (SourceAndTarget pair : config.clusterPairs()) {
            Map<String, String> base = config.connectorBaseConfig(pair, MirrorSourceConnector.class);
            MirrorSourceConfig source = new MirrorSourceConfig(base);
            if (source.enabled()) {
                flows.add(flow(config, pair, base, source, topics));
            }
        }
        return flows;
    }

    private static Map<String, Object> flow(MirrorMakerConfig config, SourceAndTarget pair, Map<String, String> base,
                                            MirrorSourceConfig source, List<String> topics) {
        ReplicationPolicy policy = source.replicationPolicy();
        MirrorSourceConnector connector = new MirrorSourceConnector(
                new SourceAndTarget(source.sourceClusterAlias(), source.targetClusterAlias()), policy,
                source.topicFilter(), source.configPropertyFilter());
        Map<String, String> mirrored = new TreeMap<>();
        for (String topic : topics) {
            if (connector.shouldReplicateTopic(topic)) {
                mirrored.put(topic, policy.formatRemoteTopic(source.sourceClusterAlias(), topic));
            }
        }
        Map<String, String> producer = new TreeMap<>();
        config.workerConfig(pair).forEach((key, value) -> putUnder("producer.", key, value, producer));
        base.forEach((key, value) -> putUnder("producer.override.", key, value, producer));

        Map<String, Object> said = new TreeMap<>();
        said.put("source", pair.source());
        said.put("target", pair.target());
        said.put("topics", mirrored);
        said.put("tasks", source.getInt("tasks.max"));
        said.put("factor", source.replicationFactor());
        said.put("refreshSeconds", source.refreshTopicsInterval().getSeconds());
        said.put("tolerance", source.getString("errors.tolerance"));
        said.put("commitMs", config.workerConfig(pair).getOrDefault("offset.flush.interval.ms", "60000").trim());
        said.put("consumer", texts(source.sourceConsumerConfig("oracle")));
        said.put("producer", producer);
        return said;
    }

    private static void putUnder(String prefix, String key, String value, Map<String, String> to) {
        if (key.startsWith(prefix)) {
            to.put(key.substring(prefix.length()), value);
        }
    }

    private static Map<String, String> texts(Map<String, Object> values) {
        Map<String, String> out = new TreeMap<>(new HashMap<>());
        values.forEach((key, value) -> out.put(key, String.valueOf(value)));
        return out;
    }
}
