import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.codelibs.opensearch.runner.OpenSearchRunner;
import org.opensearch.common.settings.Settings;
import org.opensearch.node.Node;

/**
 * Nodes of one cluster on free ports of 127.0.0.1, in this process: java Cluster.java NODES FOLDER [SETTING=VALUE]...
 *
 * Prints "ready URL..." when all are up. Takes a command a line: "stop N" and "start N" (nodes count from 0) are each
 * answered by a line that says so; "quit", or the end of the input, ends everything.
 */
public final class Cluster {
    public static void main(final String[] arguments) throws Exception {
        final int nodes = Integer.parseInt(arguments[0]);
        final List<Integer> ports = freePorts(2 * nodes);
        final OpenSearchRunner runner = new OpenSearchRunner();
        runner.onBuild((number, settings) -> {
            configure(settings, number - 1, nodes, ports);
            for (int place = 2; place < arguments.length; place++) {
                final String[] setting = arguments[place].split("=", 2);
                settings.put(setting[0], setting[1]);
            }
        });
        runner.setMaxHttpPort(-1); // the ports are ours to choose
        runner.build("-basePath", arguments[1], "-numOfNode", String.valueOf(nodes), "-useLogger", "-disableESLogger");
        final StringBuilder ready = new StringBuilder("ready");
        for (int node = 0; node < nodes; node++) {
            ready.append(" http://127.0.0.1:").append(ports.get(node));
        }
        System.out.println(ready);
        try (BufferedReader commands = new BufferedReader(new InputStreamReader(System.in))) {
            for (String line = commands.readLine(); line != null && !line.equals("quit"); line = commands.readLine()) {
                obey(runner, line.split(" "));
                System.out.println("done " + line);
            }
        }
        Runtime.getRuntime().halt(0); // the folder is temporary: nothing has to be put in order
    }

    private static void obey(final OpenSearchRunner runner, final String[] words) throws Exception {
        final int number = Integer.parseInt(words[1]);
        if (words[0].equals("stop")) {
            final Node node = runner.getNode(number);
            node.close();
            node.awaitClose(30, TimeUnit.SECONDS);
        } else {
            runner.startNode(number);
        }
    }

    private static void configure(
            final Settings.Builder settings, final int node, final int nodes, final List<Integer> ports) {
        final List<String> transports = new ArrayList<>();
        for (final int port : ports.subList(nodes, 2 * nodes)) {
            transports.add("127.0.0.1:" + port);
        }
        settings.put("network.host", "127.0.0.1");
        settings.put("http.port", ports.get(node));
        settings.put("transport.port", ports.get(nodes + node));
        settings.putList("discovery.seed_hosts", transports);
        settings.putList("cluster.initial_cluster_manager_nodes", "Node 1"); // the first does not wait for the others
        settings.put("cluster.routing.allocation.disk.threshold_enabled", false); // a disk nearly full is no matter
        settings.put("indices.query.bool.max_clause_count", 65_536); // as docs/opensearch.md advises
        settings.put("node.processors", 2);
    }

    private static List<Integer> freePorts(final int wanted) throws Exception {
        final List<ServerSocket> sockets = new ArrayList<>();
        for (int number = 0; number < wanted; number++) {
            sockets.add(new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1")));
        }
        final List<Integer> ports = new ArrayList<>();
        for (final ServerSocket socket : sockets) {
            ports.add(socket.getLocalPort());
            socket.close();
        }
        return ports;
    }
}
