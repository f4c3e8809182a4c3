CREATE TABLE article (
    id          BIGINT        NOT NULL AUTO_INCREMENT,
    slug        VARCHAR(255)  NOT NULL COLLATE utf8mb4_0900_bin,
    title       VARCHAR(255)  NOT NULL,
    description VARCHAR(1000) NOT NULL,
    -- 100,000 characters of up to four bytes.
    body        MEDIUMTEXT    NOT NULL,
    author_id   BIGINT        NOT NULL,
    created_at  DATETIME(3)   NOT NULL,
    updated_at  DATETIME(3)   NOT NULL,
    PRIMARY KEY (id),
    UNIQUE KEY article_uk_slug (slug),
    KEY article_ix_newest (created_at, id),
    KEY article_ix_author (author_id, created_at, id),
    CONSTRAINT article_fk_author FOREIGN KEY (author_id) REFERENCES account (id)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_ai_ci;

-- Tags in the order in which the author gave them. Case counts.
CREATE TABLE article_tag (
    article_id BIGINT       NOT NULL,
    position   INT          NOT NULL,
    name       VARCHAR(100) NOT NULL COLLATE utf8mb4_0900_bin,
    PRIMARY KEY (article_id, position),
    UNIQUE KEY article_tag_uk_name (article_id, name),
    KEY article_tag_ix_name (name, article_id),
    CONSTRAINT article_tag_fk_article FOREIGN KEY (article_id) REFERENCES article (id) ON DELETE CASCADE
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_ai_ci;

CREATE TABLE favorite (
    article_id BIGINT NOT NULL,
    account_id BIGINT NOT NULL,
    PRIMARY KEY (article_id, account_id),
    KEY favorite_ix_account (account_id, article_id),
    CONSTRAINT favorite_fk_article FOREIGN KEY (article_id) REFERENCES article (id) ON DELETE CASCADE,
    CONSTRAINT favorite_fk_account FOREIGN KEY (account_id) REFERENCES account (id) ON DELETE CASCADE
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_ai_ci;
