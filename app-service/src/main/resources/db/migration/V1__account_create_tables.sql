-- People. Names and addresses are one and the same whatever their case, but accents count:
-- jose and josé are two people. The collation decides, so that the indexes do.
CREATE TABLE account (
    id            BIGINT        NOT NULL AUTO_INCREMENT,
    -- What tokens name. Never changes and tells nothing.
    subject       BINARY(16)    NOT NULL,
    username      VARCHAR(64)   NOT NULL COLLATE utf8mb4_0900_as_ci,
    email         VARCHAR(255)  NOT NULL COLLATE utf8mb4_0900_as_ci,
    password_hash VARCHAR(255)  NOT NULL COLLATE utf8mb4_0900_bin,
    bio           TEXT          NULL,
    image         VARCHAR(2048) NULL,
    created_at    DATETIME(3)   NOT NULL,
    updated_at    DATETIME(3)   NOT NULL,
    PRIMARY KEY (id),
    UNIQUE KEY account_uk_subject (subject),
    UNIQUE KEY account_uk_username (username),
    UNIQUE KEY account_uk_email (email)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_ai_ci;
