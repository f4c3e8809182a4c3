-- Who wants to see whose articles.
CREATE TABLE follow (
    follower_id BIGINT NOT NULL,
    followed_id BIGINT NOT NULL,
    PRIMARY KEY (follower_id, followed_id),
    KEY follow_ix_followed (followed_id, follower_id),
    CONSTRAINT follow_fk_follower FOREIGN KEY (follower_id) REFERENCES account (id) ON DELETE CASCADE,
    CONSTRAINT follow_fk_followed FOREIGN KEY (followed_id) REFERENCES account (id) ON DELETE CASCADE
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_ai_ci;
