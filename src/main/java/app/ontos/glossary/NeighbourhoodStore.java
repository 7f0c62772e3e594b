package app.ontos.glossary;

import app.ontos.glossary.Neighbourhood.Node;
import app.ontos.glossary.Neighbourhood.Place;
import app.ontos.shared.db.Rows;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;

/** Looks around a concept in one statement, which reads so many concepts at most in each place. */
@ApplicationScoped
class NeighbourhoodStore {
  private static final String SELECT =
      """
      with up as (
        select broader_id as id from concept_broader where concept_id = :id limit :most),
      down as (
        select concept_id as id from concept_broader where broader_id = :id limit :most),
      beside as (
        (select related_id as id from concept_related where concept_id = :id limit :most)
        union
        (select concept_id from concept_related where related_id = :id limit :most)),
      further as (
        select distinct b.broader_id as id
        from up join concept_broader b on b.concept_id = up.id limit :most),
      told as (
        select id, min(place) as place
        from (
          select cast(:id as uuid) as id, 0 as place
          union all select id, 1 from up
          union all select id, 2 from down
          union all select id, 3 from beside
          union all select id, 4 from further) as found
        group by id)
      select c.id, c.name, c.status, c.glossary_id,
        (array['HERE', 'BROADER', 'NARROWER', 'RELATED', 'FURTHER_ABOVE'])[told.place + 1] as place,
        array(
          select b.broader_id from concept_broader b join told above on above.id = b.broader_id
          where b.concept_id = c.id) as broader
      from told join concept c on c.id = told.id
      order by told.place, c.name_key, c.id""";

  private final Jdbi jdbi;

  NeighbourhoodStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** What is around a concept; without nodes where there is no such concept. */
  Neighbourhood find(UUID id) {
    return new Neighbourhood(
        jdbi.withHandle(
            handle ->
                handle
                    .createQuery(SELECT)
                    .bind("id", id)
                    .bind("most", Neighbourhood.MOST)
                    .map(NeighbourhoodStore::node)
                    .list()));
  }

  private static Node node(ResultSet row, StatementContext context) throws SQLException {
    return new Node(
        Rows.id(row, "id"),
        row.getString("name"),
        Optional.ofNullable(Status.BY_TEXT.get(row.getString("status"))).orElseThrow(),
        Rows.id(row, "glossary_id"),
        Place.valueOf(row.getString("place")),
        Rows.ids(row, "broader"));
  }
}
