package com.foobar.dbrouting.sample;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import org.jspecify.annotations.Nullable;

import org.springframework.data.repository.ListCrudRepository;

/** Something for sale. */
@Entity
class Item {

	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	private @Nullable Long id;

	private String name = "";

	/** For Hibernate. */
	protected Item() {
	}

	Item(String name) {
		this.name = name;
	}

	long id() {
		return (this.id != null) ? this.id : 0;
	}

	String name() {
		return this.name;
	}

	void rename(String other) {
		this.name = other;
	}

	/** All items. */
	interface Items extends ListCrudRepository<Item, Long> {

	}

}
