# Runs once, while a data folder is made: the database, accounts with no more rights than their work needs, and, where
# FOOBAR_SOURCE names a primary, the way to follow it. The image's entrypoint sources this file (it is not executable)
# and gives it docker_process_sql, which speaks SQL over the socket. No password is on a command line.

foobar_secret() { cat "/run/foobar/secrets/$1"; }

# The accounts are for the network "data" only. Nobody but the socket's own root may administrate, so no
# administration account can be reached over any network.
docker_process_sql <<SQL
SET sql_log_bin = 0;
CREATE DATABASE foobar CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_ai_ci;
CREATE USER app@'%' IDENTIFIED BY '$(foobar_secret app)' REQUIRE SSL;
GRANT SELECT, INSERT, UPDATE, DELETE ON foobar.* TO app@'%';
GRANT SELECT ON performance_schema.replication_connection_configuration TO app@'%';
GRANT SELECT ON performance_schema.replication_group_members TO app@'%';
CREATE USER migration@'%' IDENTIFIED BY '$(foobar_secret migration)' REQUIRE SSL;
GRANT ALL PRIVILEGES ON foobar.* TO migration@'%';
CREATE USER replication@'%' IDENTIFIED BY '$(foobar_secret replication)' REQUIRE SSL;
GRANT REPLICATION SLAVE ON *.* TO replication@'%';
CREATE USER monitor@'%' IDENTIFIED BY '$(foobar_secret monitor)' REQUIRE SSL WITH MAX_USER_CONNECTIONS 6;
GRANT PROCESS, REPLICATION CLIENT ON *.* TO monitor@'%';
GRANT SELECT ON performance_schema.* TO monitor@'%';
RESET BINARY LOGS AND GTIDS;
SQL

if [ -n "${FOOBAR_SOURCE:-}" ]; then
    docker_process_sql <<SQL
SET sql_log_bin = 0;
CHANGE REPLICATION SOURCE TO SOURCE_HOST = '$FOOBAR_SOURCE', SOURCE_PORT = 3306, SOURCE_USER = 'replication',
    SOURCE_PASSWORD = '$(foobar_secret replication)', SOURCE_AUTO_POSITION = 1, SOURCE_CONNECT_RETRY = 1,
    SOURCE_RETRY_COUNT = 86400, SOURCE_HEARTBEAT_PERIOD = 2, SOURCE_SSL = 1,
    SOURCE_SSL_CA = '/run/foobar/tls/ca.pem', SOURCE_SSL_VERIFY_SERVER_CERT = 1;
SET PERSIST_ONLY super_read_only = ON;
SQL
fi
