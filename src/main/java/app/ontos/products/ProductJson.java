package app.ontos.products;

import app.ontos.shared.db.Ids;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Ports as JSON, which is how many rows travel in one parameter. */
final class ProductJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private ProductJson() {}

  /** What ports name, with their positions in the list. */
  static String named(List<ProductPort> ports) {
    ArrayNode rows = JSON.createArrayNode();
    for (int i = 0; i < ports.size(); i++) {
      named(rows.addObject().put("position", i), ports.get(i));
    }
    return rows.toString();
  }

  /** Rows of the table of ports. */
  static String ports(List<ProductPort> ports) {
    ArrayNode rows = JSON.createArrayNode();
    for (ProductPort port : ports) {
      named(rows.addObject(), port)
          .put("id", Ids.next().toString())
          .put("direction", port.direction().text())
          .put("name", port.name())
          .put("external", port.external())
          .put("data_contract_id", port.dataContractId().map(Object::toString).orElse(null));
    }
    return rows.toString();
  }

  private static ObjectNode named(ObjectNode row, ProductPort port) {
    return row.put("contract_id", port.contractId())
        .put("port_version", port.version())
        .put("contract_version", port.contractVersion().orElse(null));
  }
}
