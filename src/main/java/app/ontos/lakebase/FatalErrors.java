package app.ontos.lakebase;

import app.ontos.shared.db.SqlState;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.quarkus.agroal.runtime.AgroalConnectionConfigurer;
import io.quarkus.agroal.runtime.JdbcDriver;
import io.quarkus.arc.Unremovable;
import io.quarkus.datasource.common.runtime.DatabaseKind;
import jakarta.enterprise.context.ApplicationScoped;

/** Tells the pool after which errors a connection is of no more use, so that it is thrown away. */
@ApplicationScoped
@JdbcDriver(DatabaseKind.POSTGRESQL)
@Unremovable
class FatalErrors implements AgroalConnectionConfigurer {
  @Override
  public void setExceptionSorter(
      String databaseKind, AgroalDataSourceConfigurationSupplier dataSource) {
    dataSource.connectionPoolConfiguration().exceptionSorter(SqlState::endsConnection);
  }
}
