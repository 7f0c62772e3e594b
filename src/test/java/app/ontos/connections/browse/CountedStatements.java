package app.ontos.connections.browse;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;

/** A connection that counts how often a statement of it is executed. */
final class CountedStatements {
  private final Connection connection;
  private int count;

  CountedStatements(Connection real) {
    this.connection =
        standIn(
            Connection.class,
            (proxy, method, arguments) -> {
              Object answer = invoke(() -> method.invoke(real, arguments));
              return answer instanceof Statement statement ? counted(statement) : answer;
            });
  }

  Connection connection() {
    return connection;
  }

  int count() {
    return count;
  }

  private PreparedStatement counted(Statement real) {
    return standIn(
        PreparedStatement.class,
        (proxy, method, arguments) -> {
          if (method.getName().startsWith("execute")) {
            count++;
          }
          return invoke(() -> method.invoke(real, arguments));
        });
  }

  private interface Invocation {
    Object run() throws ReflectiveOperationException;
  }

  private static Object invoke(Invocation invocation) throws Throwable {
    try {
      return invocation.run();
    } catch (InvocationTargetException e) {
      throw e.getTargetException();
    }
  }

  private static <T> T standIn(Class<T> type, InvocationHandler handler) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }
}
